#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace meja::sandbox {

/// A minimal blocking HTTP/1.1 client without TLS: one request per connection. May be used on any thread.
/// Sends webhooks and is used by tests.
class LoopbackClient
{
public:
    struct Request
    {
        QByteArray method = "GET";
        QUrl url = {};
        QByteArray headers = {}; ///< Complete lines, each with its `\r\n`.
        QByteArray body = {};
        qint64 timeoutMilliseconds = 15'000;
    };
    struct Response
    {
        int status = 0; ///< HTTP status; 0: no connection, or no response in time.
        QByteArray location = {};
        QByteArray retryAfter = {};
        QByteArray body = {};
    };

    /// Blocks until the response is complete or the time is over.
    [[nodiscard]] static Response send(const Request &request);
};

} // namespace meja::sandbox
