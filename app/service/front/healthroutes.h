#pragma once

#include "router.h"
#include "servicecontext.h"
#include "servicemetrics.h"

#include <functional>

namespace meja {

/// The routes for monitoring: `/healthz`, `/readyz`, `/metrics`.
class HealthRoutes
{
public:
    /// @param workersAreAlive whether all job workers run.
    HealthRoutes(ServiceContext &context, ServiceMetrics &metrics, std::function<bool()> workersAreAlive)
        : m_context(context), m_metrics(metrics), m_workersAreAlive(std::move(workersAreAlive))
    {}

    void addTo(Router &router);

private:
    [[nodiscard]] HttpResponse ready();
    [[nodiscard]] HttpResponse metrics();
    /// Why the database is not ready; empty when it is.
    [[nodiscard]] QString databaseProblem();
    [[nodiscard]] Result<QueueCounts> counts();

    ServiceContext &m_context;
    ServiceMetrics &m_metrics;
    const std::function<bool()> m_workersAreAlive;
};

} // namespace meja
