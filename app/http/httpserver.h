#pragma once

#include "httprequest.h"
#include "httpresponse.h"
#include "httpserversettings.h"

#include <tl/expected.hpp>

#include <functional>
#include <memory>

namespace meja {

/// Creates the response to one request. Runs on the server's worker threads, several at a time. An exception
/// becomes a 500.
using HttpHandler = std::function<HttpResponse(const HttpRequest &request)>;

/// Creates the response to a request that does not reach a handler or whose handler threw. Called on any of
/// the server's threads; must not block.
using HttpRefusal = std::function<HttpResponse(int status, const QString &peer)>;

/// An HTTP/1.1 server without anything specific to Meja; used by `meja-service` and `meja-sandbox`. One
/// thread does the I/O of all connections, so that a slow client occupies no worker; handlers run on worker
/// threads.
///
/// A request that is too large, too slow or malformed gets an error response (413, 431, 408, 400) without
/// reaching a handler, and the connection is closed. The requests of one connection are processed one after
/// the other.
class HttpServer
{
public:
    HttpServer(HttpServerSettings settings, HttpHandler handler, HttpRefusal refusal = {});
    /// Closes all connections at once and waits until running handlers return.
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    /// Starts serving.
    /// @returns the port, or a message for the log: the address is invalid or in use, the certificate or key
    /// cannot be read, or there is no certificate although the address is not loopback.
    tl::expected<quint16, QString> listen();

    /// Stops accepting connections, closes idle ones and waits for requests that have started.
    /// @returns true if all connections ended before the deadline. The others are closed; the destructor
    /// waits for their handlers.
    bool stop(std::chrono::milliseconds deadline);

    /// The number of open connections.
    [[nodiscard]] int connections() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace meja
