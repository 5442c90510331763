#pragma once

#include "jsonlog.h"
#include "router.h"
#include "servicecontext.h"
#include "servicemetrics.h"

namespace meja {

/// Handles every HTTP request: assigns an id, applies the rate limit per address, calls the route's handler,
/// counts and logs the response. Failures become problem responses, and their causes are logged. A request
/// that lost its database connection before it changed anything is repeated once. The HTTP server's threads
/// call it.
class RequestDispatcher
{
public:
    RequestDispatcher(ServiceContext &context, const Router &router, JsonLog &log, ServiceMetrics &metrics)
        : m_context(context), m_router(router), m_log(log), m_metrics(metrics)
    {}

    [[nodiscard]] HttpResponse handle(const HttpRequest &request);
    /// The response to input that is not a complete request: too large, too slow, malformed, too many
    /// connections.
    [[nodiscard]] HttpResponse refuse(int status);

private:
    [[nodiscard]] HttpResponse route(const HttpRequest &request, const Router::Match &match);
    [[nodiscard]] HttpResponse serve(const HttpRequest &request, const Route &route);
    [[nodiscard]] HttpResponse callHandler(const HttpRequest &request, const Route &route);
    [[nodiscard]] QString addressOf(const HttpRequest &request) const;
    void report(const HttpRequest &request, const Router::Match &match, const HttpResponse &response,
                Duration took);

    ServiceContext &m_context;
    const Router &m_router;
    JsonLog &m_log;
    ServiceMetrics &m_metrics;
};

/// The problem response for a status that did not come from a handler.
[[nodiscard]] HttpResponse plainProblem(int status, const QString &requestId);

} // namespace meja
