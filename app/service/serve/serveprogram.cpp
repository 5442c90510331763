#include "serveprogram.h"

#include "openapi.h"

#include <QElapsedTimer>

namespace meja {

namespace {

/// The whole stop must take less than ten seconds, including the release of the leases.
constexpr Duration requestsTimeout = std::chrono::seconds(5);
constexpr Duration stopTimeout = std::chrono::seconds(8);
constexpr Duration checkTimeout = std::chrono::milliseconds(500); ///< For a running check of the database.

DenialLog denialsTo(JsonLog &log)
{
    return [&log](const Denial &denial) {
        log.warn(QStringLiteral("denied"), {{QStringLiteral("login"), denial.login},
                                            {QStringLiteral("route"), denial.route},
                                            {QStringLiteral("problem"), denial.problem},
                                            {QStringLiteral("reason"), denial.reason},
                                            {QStringLiteral("request_id"), denial.requestId}});
    };
}

/// The same database with the customer API's login. In a connection string with two users libpq uses the
/// last.
ConnectionSettings customersOf(ConnectionSettings database)
{
    const QString user = QStringLiteral("meja_customer_api");
    database.user = user;
    database.conninfo = QStringLiteral("%1 user=%2").arg(database.conninfo, user).trimmed();
    return database;
}

HttpServerSettings withMonitoring(HttpServerSettings http)
{
    http.monitoringPaths = HealthRoutes::paths();
    return http;
}

} // namespace

ServeProgram::ServeProgram(const ServiceSettings &settings)
    : m_log(settings.logLevel),
      m_connections(settings.database),
      m_database(m_connections),
      m_calls(m_connections),
      m_context(settings, m_clock, m_connections, m_database),
      m_workerPool({m_context, m_calls, m_log, m_metrics}),
      m_staffApi(m_context, m_calls, denialsTo(m_log)),
      m_customerConnections(customersOf(settings.database)),
      m_customerApi(m_context, m_customerConnections, denialsTo(m_log)),
      m_webhooks(m_context),
      m_health(m_context, m_metrics, [this] { return m_workerPool.isAlive(); }),
      m_dispatcher(m_context, m_router, m_log, m_metrics),
      m_http(
          withMonitoring(settings.http),
          [this](const HttpRequest &request) { return m_dispatcher.handle(request); },
          [this](int status, const QString &) { return m_dispatcher.refuse(status); })
{
    m_log.installMessageHandler();
    addRoutes();
}

void ServeProgram::addRoutes()
{
    m_health.addTo(m_router);
    m_staffApi.addTo(m_router);
    if (m_context.settings().customerTokens.isOn())
        m_customerApi.addTo(m_router);
    addDescription(m_router, m_staffApi.routes() + customerDescriptions());
    m_webhooks.addTo(m_router);
}

/// The customer API has its own login and password. A failed login is logged at the start, because otherwise
/// the only symptom would be a 503 for every customer.
void ServeProgram::checkCustomerLogin()
{
    Connection connection(customersOf(m_context.settings().database));
    if (const auto opened = connection.open(); !opened)
        m_log.error(QStringLiteral("customers_not_served"),
                    {{QStringLiteral("code"), opened.error().code},
                     {QStringLiteral("detail"), opened.error().detail}});
}

tl::expected<void, QString> ServeProgram::start()
{
    const auto port = m_http.listen();
    if (!port)
        return tl::unexpected(port.error());
    for (const QString &variable : m_context.settings().unknownVariables)
        m_log.warn(QStringLiteral("unknown_variable"), {{QStringLiteral("name"), variable}});
    if (m_context.settings().customerTokens.isOn())
        checkCustomerLogin();
    m_workerPool.start();
    m_log.info(QStringLiteral("listening"), {{QStringLiteral("address"), m_context.settings().http.address},
                                             {QStringLiteral("port"), *port}});
    return {};
}

bool ServeProgram::stop()
{
    QElapsedTimer watch;
    watch.start();
    m_log.info(QStringLiteral("stopping"));
    m_workerPool.beginStopping();
    const bool isDrained = m_http.stop(requestsTimeout);
    const bool hasEnded = m_workerPool.stop(stopTimeout - Duration(watch.elapsed()));
    const bool hasChecked = m_health.stop(checkTimeout);
    m_log.info(QStringLiteral("stopped"),
               {{QStringLiteral("requests_ended"), isDrained}, {QStringLiteral("jobs_ended"), hasEnded}});
    return isDrained && hasEnded && hasChecked;
}

} // namespace meja
