#pragma once

#include "httpanswer.h"
#include "httprequest.h"
#include "httpserversettings.h"

#include <tl/expected.hpp>

#include <functional>
#include <memory>

namespace meja {

/// Answers one request. Runs on the server's worker threads, several at a time; whatever it throws becomes a
/// 500.
using HttpHandler = std::function<HttpAnswer(const HttpRequest &request)>;

/// Makes the answer for a request that reaches no handler, or whose handler threw. Called from any of the
/// server's threads; must not wait for anything.
using HttpRefusal = std::function<HttpAnswer(int status, const QString &peer)>;

/// An HTTP/1.1 server that knows nothing of what it serves. One thread does the input and output of all
/// connections, so that a slow client costs nothing but its place; handlers run on worker threads.
///
/// What is too large, too slow or malformed is answered (413, 431, 408, 400) and cut off without reaching a
/// handler. One request of a connection is answered before the next is looked at.
class HttpServer
{
public:
    HttpServer(HttpServerSettings settings, HttpHandler handler, HttpRefusal refusal = {});
    /// Stops at once, and waits for handlers that run.
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    /// Starts serving. @returns the port; or a sentence that tells why not: an address that isn't one or is
    /// taken, a certificate that can't be read, or none although others could listen in.
    tl::expected<quint16, QString> listen();

    /// Accepts nothing new, lets requests that have begun end, closes what is idle.
    /// @returns true when all ended before the deadline; what did not was cut off, but its handler, if one
    /// still runs, is waited for by the destructor.
    bool stop(std::chrono::milliseconds deadline);

    [[nodiscard]] int connections() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace meja
