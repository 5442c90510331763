#pragma once

#include "jsonlog.h"
#include "router.h"
#include "servicecontext.h"
#include "servicemetrics.h"

namespace meja {

/// Where every request comes in, whoever serves it: gives it an id, turns away whoever asks too often, finds
/// the route, counts and logs the answer. What goes wrong on the way is told as a problem.
class FrontDoor
{
public:
    FrontDoor(ServiceContext &context, const Router &router, JsonLog &log, ServiceMetrics &metrics)
        : m_context(context), m_router(router), m_log(log), m_metrics(metrics)
    {}

    [[nodiscard]] HttpAnswer answer(const HttpRequest &request);
    /// For what never becomes a request: too large, too slow, malformed, too many.
    [[nodiscard]] HttpAnswer refuse(int status, const QString &peer);

private:
    [[nodiscard]] HttpAnswer route(const HttpRequest &request, const Router::Match &match);
    [[nodiscard]] HttpAnswer serve(const HttpRequest &request, const Route &route);
    [[nodiscard]] QString addressOf(const HttpRequest &request) const;
    void report(const HttpRequest &request, const Router::Match &match, int status, Duration took);

    ServiceContext &m_context;
    const Router &m_router;
    JsonLog &m_log;
    ServiceMetrics &m_metrics;
};

/// The problem for a status that no handler chose.
[[nodiscard]] HttpAnswer plainProblem(int status, const QString &requestId);

} // namespace meja
