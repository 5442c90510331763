#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <utility>

namespace meja {

/// One HTTP request to a partner, as it leaves.
struct CallRequest
{
    QByteArray method; ///< `GET`, `POST` or `PUT`.
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< May hold keys: never logged.
    QByteArray body;
};

} // namespace meja
