#pragma once

#include "customerapi.h"
#include "healthroutes.h"
#include "httpserver.h"
#include "postgresdatabase.h"
#include "postgresgatewaycalls.h"
#include "requestdispatcher.h"
#include "staffapi.h"
#include "systemclock.h"
#include "webhooks.h"
#include "workerpool.h"

namespace meja {

/// Creates and connects the parts of `meja-service serve`. Members are declared in the order of dependencies:
/// those that others use are created first and destroyed last.
class ServeProgram
{
public:
    explicit ServeProgram(const ServiceSettings &settings);
    Q_DISABLE_COPY_MOVE(ServeProgram)

    /// Starts the workers and listens; on failure returns an error message for the user.
    tl::expected<void, QString> start();

    /// Stops within ten seconds.
    ///
    /// @returns whether all threads have ended; if not, exit the process, since the destructor would wait for
    /// them.
    bool stop();

private:
    void addRoutes();
    void checkCustomerLogin();

    JsonLog m_log;
    SystemClock m_clock;
    ThreadConnections m_connections;
    PostgresDatabase m_database;
    PostgresGatewayCalls m_calls;
    ServiceContext m_context;
    ServiceMetrics m_metrics;
    WorkerPool m_workerPool;
    StaffApi m_staffApi;
    ThreadConnections m_customerConnections;
    CustomerApi m_customerApi;
    Webhooks m_webhooks;
    HealthRoutes m_health;
    Router m_router;
    RequestDispatcher m_dispatcher;
    HttpServer m_http;
};

} // namespace meja
