#pragma once

#include <QString>

#include <chrono>

namespace meja {

/// Where a server listens and what it puts up with.
struct HttpServerSettings
{
    QString address =
        QStringLiteral("127.0.0.1"); ///< A literal address; loopback unless there is a certificate.
    quint16 port = 0;                ///< 0: any that is free.
    QString certificateFile = {};    ///< PEM, the chain; with a key file: TLS.
    QString keyFile = {};            ///< PEM.

    int workers = 4;            ///< Threads that handlers run on.
    int mostConnections = 1000; ///< One more is answered with 503 and closed.
    qsizetype mostHeaderBytes = qsizetype(16) * 1024;
    qsizetype mostBodyBytes = qsizetype(64) * 1024;

    std::chrono::milliseconds headerTime =
        std::chrono::seconds(10); ///< From its first byte to the end of the head.
    std::chrono::milliseconds requestTime =
        std::chrono::seconds(30); ///< From its first byte to the body's last.
    std::chrono::milliseconds idleTime = std::chrono::seconds(60);   ///< Without a byte between requests.
    std::chrono::milliseconds answerTime = std::chrono::seconds(30); ///< For the client to take the answer.
};

} // namespace meja
