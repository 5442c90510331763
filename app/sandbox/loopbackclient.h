#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace meja::sandbox {

/// An HTTP client as simple as can be: plain HTTP/1.1, one request, one connection, waiting; for any thread.
class LoopbackClient
{
public:
    struct Request
    {
        QByteArray method = "GET";
        QUrl url = {};
        QByteArray headers = {}; ///< Whole lines, each with its `\r\n`.
        QByteArray body = {};
        qint64 timeoutMilliseconds = 15'000;
    };
    struct Answer
    {
        int status = 0; ///< 0: nobody there, or nothing in time.
        QByteArray location = {};
        QByteArray retryAfter = {};
        QByteArray body = {};
    };

    [[nodiscard]] static Answer send(const Request &request);
};

} // namespace meja::sandbox
