#pragma once

#include <QString>
#include <QUrl>

namespace meja {

/// Where a partner is and what opens its door.
struct PartnerSettings
{
    QUrl baseUrl;
    QString key = {};   ///< A secret: never logged.
    int dailyCalls = 0; ///< What a day may see, over all instances; 0: no limit.
};

} // namespace meja
