#pragma once

#include "router.h"
#include "servicecontext.h"
#include "servicemetrics.h"

#include <functional>

namespace meja {

/// What monitoring asks for: `/healthz`, `/readyz`, `/metrics`.
class HealthRoutes
{
public:
    /// @param workersAreAlive whether jobs are worked on.
    HealthRoutes(ServiceContext &context, ServiceMetrics &metrics, std::function<bool()> workersAreAlive)
        : m_context(context), m_metrics(metrics), m_workersAreAlive(std::move(workersAreAlive))
    {}

    void addTo(Router &router);

private:
    [[nodiscard]] HttpAnswer ready();
    [[nodiscard]] HttpAnswer metrics();
    /// Empty when there is nothing to complain about.
    [[nodiscard]] QString complaintAboutDatabase();
    [[nodiscard]] Result<QueueCounts> counts();

    ServiceContext &m_context;
    ServiceMetrics &m_metrics;
    const std::function<bool()> m_workersAreAlive;
};

} // namespace meja
