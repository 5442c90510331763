#pragma once

#include "delivery.h"
#include "httpheaders.h"

#include <QByteArray>

#include <optional>

namespace meja {

/// An answer to a request. The server adds `Content-Length`, `Date` and `Connection` itself.
struct HttpAnswer
{
    int status = 200;
    HttpHeaders headers = {};
    QByteArray body = {};
    std::optional<Delivery> delivery = {}; ///< Only for stand-ins; absent, it goes out at once and whole.

    static HttpAnswer text(int status, const QByteArray &body,
                           const QByteArray &contentType = "text/plain; charset=utf-8")
    {
        return {status, {{"Content-Type", contentType}}, body, {}};
    }
    static HttpAnswer json(int status, const QByteArray &body)
    {
        return text(status, body, "application/json");
    }
    static HttpAnswer empty(int status = 204) { return {status, {}, {}, {}}; }
};

/// The usual words for a status: `Not Found`.
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace meja
