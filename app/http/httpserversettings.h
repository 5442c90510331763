#pragma once

#include <QByteArray>
#include <QList>
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

    int workers = 4;           ///< Number of threads that run handlers.
    int maxConnections = 1000; ///< Further connections get 503.
    /// Further connections from the same address, or the same /64 network of IPv6, get 503. 0: no limit.
    int maxConnectionsPerAddress = 0;
    /// A proxy on this machine holds the connections of all clients, so that the limit for one address does
    /// not apply to loopback addresses.
    bool isBehindProxy = false;
    /// Paths that are served even above the limits of connections, by threads of their own.
    QList<QByteArray> monitoringPaths = {};

    // The lines of a request include their ends.
    qsizetype maxRequestLineBytes = qsizetype(8) * 1024;    ///< A longer line gets 414.
    qsizetype maxFieldBytes = qsizetype(10) * 1024;         ///< A longer header field gets 431.
    int maxFields = 100;                                    ///< More header fields get 431.
    qsizetype maxHeaderBytes = qsizetype(16) * 1024;        ///< A larger head gets 431.
    qsizetype maxBodyBytes = qsizetype(64) * 1024;          ///< A larger body gets 413.
    qsizetype maxChunkLineBytes = 256;                      ///< A longer chunk size with extensions gets 413.
    qsizetype maxChunkOverheadBytes = qsizetype(64) * 1024; ///< Of all chunks, without content. More: 413.
    qsizetype maxTrailerBytes = qsizetype(4) * 1024;        ///< Larger trailers of a chunked body get 431.

    /// From the first byte of a request to the end of its head.
    std::chrono::milliseconds headerTimeout = std::chrono::seconds(10);
    /// From the first to the last byte of a request.
    std::chrono::milliseconds requestTimeout = std::chrono::seconds(30);
    /// Until a worker begins to handle a complete request. A request that waited longer gets 503.
    std::chrono::milliseconds queueTimeout = std::chrono::seconds(30);
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(60); ///< Without input between two requests.
    std::chrono::milliseconds responseTimeout = std::chrono::seconds(30); ///< To send a response.
    /// From accepting a connection above the limits to the end of its request, which must be for monitoring.
    std::chrono::milliseconds reserveTimeout = std::chrono::seconds(2);
};

} // namespace meja
