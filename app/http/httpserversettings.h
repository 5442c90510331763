#pragma once

#include <QString>

#include <chrono>

namespace meja {

/// The address, certificate and limits of an `HttpServer`.
struct HttpServerSettings
{
    /// An IP address; must be loopback if there is no certificate.
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0;             ///< 0: any free port.
    QString certificateFile = {}; ///< Certificate chain, PEM. With a key file: TLS.
    QString keyFile = {};         ///< PEM.

    int workers = 4;                                 ///< Number of threads that run handlers.
    int maxConnections = 1000;                       ///< Further connections get 503.
    qsizetype maxHeaderBytes = qsizetype(16) * 1024; ///< A larger head gets 431.
    qsizetype maxBodyBytes = qsizetype(64) * 1024;   ///< A larger body gets 413.

    /// From the first byte of a request to the end of its head.
    std::chrono::milliseconds headerTimeout = std::chrono::seconds(10);
    /// From the first to the last byte of a request.
    std::chrono::milliseconds requestTimeout = std::chrono::seconds(30);
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(60); ///< Without input between two requests.
    std::chrono::milliseconds responseTimeout = std::chrono::seconds(30); ///< To send a response.
};

} // namespace meja
