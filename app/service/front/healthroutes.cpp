#include "healthroutes.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace meja {

namespace {

/// Monitoring systems wait only a few seconds for a response.
constexpr Duration databaseTimeout = std::chrono::milliseconds(1500);

HttpResponse jsonResponse(int status, const QJsonObject &object)
{
    return HttpResponse::json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QList<QByteArray> HealthRoutes::paths()
{
    return {"/healthz", "/readyz", "/metrics"};
}

void HealthRoutes::addTo(Router &router)
{
    router.add("GET", QStringLiteral("/healthz"), [](const HttpRequest &) {
        return jsonResponse(200, {{QStringLiteral("status"), QStringLiteral("alive")}});
    });
    router.add("GET", QStringLiteral("/readyz"), [this](const HttpRequest &) { return ready(); });
    router.add("GET", QStringLiteral("/metrics"), [this](const HttpRequest &) { return metrics(); });
}

HttpResponse HealthRoutes::ready()
{
    const DatabaseCheck::State database = m_database.run(databaseTimeout);
    const bool workers = m_workersAreAlive();
    const bool isReady = database.problem.isEmpty() && workers;
    QJsonObject object{
        {QStringLiteral("status"), isReady ? QStringLiteral("ready") : QStringLiteral("not ready")},
        {QStringLiteral("database"), database.problem.isEmpty() ? QStringLiteral("ready") : database.problem},
        {QStringLiteral("workers"), workers ? QStringLiteral("ready") : QStringLiteral("not running")}};
    HttpResponse response = jsonResponse(isReady ? 200 : 503, object);
    response.cause =
        database.problem.isEmpty() ? QStringLiteral("a job worker does not run") : database.cause;
    return response;
}

HttpResponse HealthRoutes::metrics()
{
    m_metrics.setQueueCounts(m_database.run(databaseTimeout).counts);
    return HttpResponse::text(200, m_metrics.text(), "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace meja
