#pragma once

#include <QString>
#include <QUrl>

namespace meja {

/// Address, key and quota of a partner's API.
struct PartnerSettings
{
    QUrl baseUrl;
    QString key = {};   ///< A secret: never logged.
    int dailyCalls = 0; ///< Maximum calls per day of all instances together; 0: no limit.
};

} // namespace meja
