#pragma once

#include "customerapi.h"
#include "frontdoor.h"
#include "healthroutes.h"
#include "httpserver.h"
#include "jobfleet.h"
#include "postgresdatabase.h"
#include "postgresgatewaycalls.h"
#include "staffapi.h"
#include "systemclock.h"
#include "webhooks.h"

namespace meja {

/// `meja-service serve`, put together: whatever is below is made first and ends last.
class ServeProgram
{
public:
    explicit ServeProgram(const ServiceSettings &settings);
    Q_DISABLE_COPY_MOVE(ServeProgram)

    /// Begins to work and to listen; or a sentence that tells why it can't.
    tl::expected<void, QString> start();

    /// Ends within ten seconds. @returns whether all has ended; if not, this object can't be destroyed soon.
    bool stop();

private:
    void addRoutes();
    void tryCustomersLogin();

    JsonLog m_log;
    SystemClock m_clock;
    ThreadConnections m_connections;
    PostgresDatabase m_database;
    PostgresGatewayCalls m_calls;
    ServiceContext m_context;
    ServiceMetrics m_metrics;
    JobFleet m_fleet;
    StaffApi m_staffApi;
    ThreadConnections m_customerConnections;
    CustomerApi m_customerApi;
    Webhooks m_webhooks;
    HealthRoutes m_health;
    Router m_router;
    FrontDoor m_door;
    HttpServer m_http;
};

} // namespace meja
