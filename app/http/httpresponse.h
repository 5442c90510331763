#pragma once

#include "delivery.h"
#include "httpheaders.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace meja {

/// A response, created by a handler. The server adds `Content-Length`, `Date` and `Connection`.
struct HttpResponse
{
    int status = 200;
    HttpHeaders headers = {};
    QByteArray body = {};
    std::optional<Delivery> delivery = {}; ///< Only for the sandbox; nothing: send at once and completely.
    // Not sent; for a wrapper around the handlers.
    QString cause = {};     ///< Why the request failed, for the log.
    bool mayRepeat = false; ///< It failed, has changed nothing, and would probably succeed now.

    static HttpResponse text(int status, const QByteArray &body,
                             const QByteArray &contentType = "text/plain; charset=utf-8")
    {
        return {.status = status, .headers = {{"Content-Type", contentType}}, .body = body};
    }
    static HttpResponse json(int status, const QByteArray &body)
    {
        return text(status, body, "application/json");
    }
    static HttpResponse empty(int status = 204) { return {.status = status}; }
};

/// The reason phrase of a status, such as `Not Found`.
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace meja
