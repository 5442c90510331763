#pragma once

#include "databasecheck.h"
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
        : m_metrics(metrics),
          m_workersAreAlive(std::move(workersAreAlive)),
          m_database(context.settings().database)
    {}

    void addTo(Router &router);
    /// The paths of these routes.
    [[nodiscard]] static QList<QByteArray> paths();
    /// Waits up to `timeout` for a running check of the database. False when it still runs; the destructor
    /// would wait for it.
    bool stop(Duration timeout) { return m_database.stop(timeout); }

private:
    [[nodiscard]] HttpResponse ready();
    [[nodiscard]] HttpResponse metrics();

    ServiceMetrics &m_metrics;
    const std::function<bool()> m_workersAreAlive;
    DatabaseCheck m_database;
};

} // namespace meja
