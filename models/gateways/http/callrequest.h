#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <utility>

namespace meja {

/// One HTTP request to a partner. The gateways build it, `HttpClient` sends it.
struct CallRequest
{
    QByteArray method; ///< `GET`, `POST` or `PUT`.
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< May contain keys: never logged.
    QByteArray body = {};
};

} // namespace meja
