#include "postgrescancellations.h"

#include "fieldreader.h"
#include "namedqueries.h"

namespace meja {

namespace {

Statement cancellationQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("cancellations"), QLatin1String(name));
}

Result<Cancellation> readCancellation(FieldReader fields)
{
    Cancellation cancellation;
    fields.into(cancellation.id);
    fields.into(cancellation.order);
    fields.code(cancellation.step, &cancelStepFromCode);
    fields.code(cancellation.frozenFrom, &orderStatusFromCode);
    cancellation.reason = fields.text();
    cancellation.requestedByKind = fields.text();
    cancellation.requestedBy = fields.text();
    cancellation.idempotencyKey = fields.text();
    cancellation.requestId = fields.text();
    cancellation.shipmentConfirmedBy = fields.text();
    cancellation.refusal = fields.text();
    cancellation.requestedAt = fields.instant();
    cancellation.endedAt = fields.maybeInstant();
    return fields.finish(cancellation);
}

} // namespace

Result<CancellationRecords::KnownCancellations> PostgresCancellations::known(OrderId order,
                                                                             const QString &idempotencyKey)
{
    const auto found = allRecords(m_session.read(cancellationQuery("with_key_or_active")
                                                     .bind(QStringLiteral("order_id"), order.value)
                                                     .bind(QStringLiteral("key"), notNull(idempotencyKey))),
                                  &readCancellation);
    if (!found)
        return tl::unexpected(found.error());
    KnownCancellations known;
    for (const Cancellation &each : *found) {
        if (each.idempotencyKey == idempotencyKey)
            known.withKey = each;
        if (each.order == order && isLive(each.step))
            known.live = each;
    }
    return known;
}

Result<std::optional<Cancellation>> PostgresCancellations::withKey(const QString &idempotencyKey)
{
    return maybeRecord(
        m_session.read(cancellationQuery("with_key").bind(QStringLiteral("key"), notNull(idempotencyKey))),
        &readCancellation);
}

Result<std::optional<Cancellation>> PostgresCancellations::liveOf(OrderId order)
{
    return maybeRecord(
        m_session.read(cancellationQuery("live_of").bind(QStringLiteral("order_id"), order.value)),
        &readCancellation);
}

Result<Cancellation> PostgresCancellations::read(CancellationId id)
{
    return oneRecord(m_session.read(cancellationQuery("read").bind(QStringLiteral("id"), id.value)),
                     &readCancellation);
}

Result<CancellationId> PostgresCancellations::add(const Cancellation &cancellation)
{
    Statement statement = cancellationQuery("add");
    statement.bind(QStringLiteral("order_id"), cancellation.order.value)
        .bind(QStringLiteral("frozen_from"), code(cancellation.frozenFrom))
        .bind(QStringLiteral("reason"), notNull(cancellation.reason))
        .bind(QStringLiteral("requested_by_kind"), notNull(cancellation.requestedByKind))
        .bind(QStringLiteral("requested_by"), notNull(cancellation.requestedBy))
        .bind(QStringLiteral("idempotency_key"), notNull(cancellation.idempotencyKey))
        .bind(QStringLiteral("request_id"), notNull(cancellation.requestId))
        .bind(QStringLiteral("requested_at"), cancellation.requestedAt.milliseconds);
    return oneId<CancellationId>(m_session.change(statement));
}

Result<> PostgresCancellations::save(const Cancellation &cancellation)
{
    Statement statement = cancellationQuery("save");
    statement.bind(QStringLiteral("id"), cancellation.id.value)
        .bind(QStringLiteral("step"), code(cancellation.step))
        .bind(QStringLiteral("shipment_confirmed_by"), notNull(cancellation.shipmentConfirmedBy))
        .bind(QStringLiteral("refusal"), notNull(cancellation.refusal));
    bindInstant(statement, QStringLiteral("ended_at"), cancellation.endedAt);
    return m_session.defer(statement, noSuchRow("cancellation", cancellation.id.value));
}

} // namespace meja
