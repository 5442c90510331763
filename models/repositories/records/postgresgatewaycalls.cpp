#include "postgresgatewaycalls.h"

#include "fieldreader.h"
#include "namedqueries.h"
#include "recordsession.h"

namespace meja {

namespace {

Statement callQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("gatewaycalls"), QLatin1String(name));
}

Result<GatewayCall> readCall(FieldReader fields)
{
    GatewayCall call;
    fields.into(call.id);
    call.partner = fields.text();
    call.operation = fields.text();
    fields.into(call.purpose.order);
    fields.into(call.purpose.job);
    call.purpose.attempt = fields.number();
    call.purpose.requestId = fields.text();
    call.method = fields.text();
    call.path = fields.text();
    call.requestBody = fields.text();
    call.startedAt = fields.instant();
    call.endedAt = fields.maybeInstant();
    call.httpStatus = fields.maybeNumber();
    call.bodyStatus = fields.text();
    fields.code(call.outcome, &callOutcomeFromCode);
    call.responseBody = fields.text();
    call.problem = fields.text();
    return fields.finish(call);
}

} // namespace

Result<ResultSet> PostgresGatewayCalls::run(const Statement &statement)
{
    const auto connection = m_connections.open();
    if (!connection)
        return tl::unexpected(connection.error());
    return (*connection)->run(statement);
}

Result<GatewayCallId> PostgresGatewayCalls::begin(const GatewayCall &call)
{
    Statement statement = callQuery("begin");
    statement.bind(QStringLiteral("partner"), notNull(call.partner))
        .bind(QStringLiteral("operation"), notNull(call.operation))
        .bind(QStringLiteral("order_id"), call.purpose.order.value)
        .bind(QStringLiteral("job_id"), call.purpose.job.value)
        .bind(QStringLiteral("attempt"), qint64(call.purpose.attempt))
        .bind(QStringLiteral("request_id"), notNull(call.purpose.requestId))
        .bind(QStringLiteral("method"), notNull(call.method))
        .bind(QStringLiteral("path"), notNull(call.path))
        .bind(QStringLiteral("request_body"), notNull(call.requestBody))
        .bind(QStringLiteral("started_at"), call.startedAt.milliseconds);
    return oneId<GatewayCallId>(run(statement));
}

Result<> PostgresGatewayCalls::end(const GatewayCall &call)
{
    Statement statement = callQuery("end");
    statement.bind(QStringLiteral("id"), call.id.value)
        .bind(QStringLiteral("body_status"), notNull(call.bodyStatus))
        .bind(QStringLiteral("outcome"), code(call.outcome))
        .bind(QStringLiteral("answer_body"), notNull(call.responseBody))
        .bind(QStringLiteral("problem"), notNull(call.problem));
    bindInstant(statement, QStringLiteral("ended_at"), call.endedAt);
    if (call.httpStatus)
        statement.bind(QStringLiteral("http_status"), qint64(*call.httpStatus));
    else
        statement.bindNull(QStringLiteral("http_status"));
    const auto ended = run(statement);
    if (!ended)
        return tl::unexpected(ended.error());
    if (ended->affectedRows() == 0)
        return tl::unexpected(noSuchRow("call", call.id.value));
    return {};
}

Result<GatewayCall> PostgresGatewayCalls::read(GatewayCallId id)
{
    return oneRecord(run(callQuery("read").bind(QStringLiteral("id"), id.value)), &readCall);
}

Result<bool> PostgresGatewayCalls::spend(const QString &partner, Instant now, int limit)
{
    const auto spent = run(callQuery("count_call")
                               .bind(QStringLiteral("partner"), notNull(partner))
                               .bind(QStringLiteral("now"), now.milliseconds)
                               .bind(QStringLiteral("limit"), qint64(limit)));
    if (!spent)
        return tl::unexpected(spent.error());
    return spent->rowCount() == 1;
}

} // namespace meja
