#include "healthroutes.h"

#include "migrator.h"
#include "namedqueries.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace meja {

namespace {

HttpResponse jsonResponse(int status, const QJsonObject &object)
{
    return HttpResponse::json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QueueCounts read(const ResultSet &jobs, const ResultSet &attention, const ResultSet &oldest)
{
    QueueCounts counts;
    for (int row = 0; row < jobs.rowCount(); ++row)
        counts.jobs.append({jobs.text(row, 0), jobs.text(row, 1), jobs.integer(row, 2)});
    for (int row = 0; row < attention.rowCount(); ++row)
        counts.attention.append({attention.text(row, 0), attention.integer(row, 1)});
    counts.oldestJob = Duration(oldest.integer(0, 0));
    return counts;
}

} // namespace

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
    const QString database = databaseProblem();
    const bool workers = m_workersAreAlive();
    const bool isReady = database.isEmpty() && workers;
    QJsonObject object{
        {QStringLiteral("status"), isReady ? QStringLiteral("ready") : QStringLiteral("not ready")},
        {QStringLiteral("database"), database.isEmpty() ? QStringLiteral("ready") : database},
        {QStringLiteral("workers"), workers ? QStringLiteral("ready") : QStringLiteral("not running")}};
    return jsonResponse(isReady ? 200 : 503, object);
}

QString HealthRoutes::databaseProblem()
{
    const auto connection = m_context.connection();
    if (!connection)
        return QStringLiteral("not reachable");
    const auto pending = Migrator(**connection).pending();
    if (!pending)
        return pending.error().kind == ErrorKind::RuleViolated
                   ? QStringLiteral("the schema does not match this version")
                   : QStringLiteral("not reachable");
    return pending->isEmpty()
               ? QString()
               : QStringLiteral("%1 migrations are missing; run meja-service migrate").arg(pending->size());
}

HttpResponse HealthRoutes::metrics()
{
    const auto counted = counts();
    m_metrics.setQueueCounts(counted ? std::optional(*counted) : std::nullopt);
    return HttpResponse::text(200, m_metrics.text(), "text/plain; version=0.0.4; charset=utf-8");
}

Result<QueueCounts> HealthRoutes::counts()
{
    const auto connection = m_context.connection();
    if (!connection)
        return tl::unexpected(connection.error());
    QList<ResultSet> results;
    for (const char *name : {"job_counts", "attention_counts", "oldest_job"}) {
        const auto rows =
            (*connection)->run(NamedQueries::statement(QStringLiteral("monitoring"), QLatin1String(name)));
        if (!rows)
            return tl::unexpected(rows.error());
        results.append(*rows);
    }
    return read(results.at(0), results.at(1), results.at(2));
}

} // namespace meja
