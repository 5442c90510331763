#include "jobrequests.h"

namespace meja {

namespace {

tl::unexpected<Error> notRepeatable(const QString &why)
{
    return failure(ErrorKind::RuleViolated, why, QStringLiteral("not-repeatable"));
}

bool onlyAsks(const GatewayCall &call)
{
    return call.operation == QLatin1String("status") || call.operation == QLatin1String("detail") ||
           call.operation == QLatin1String("history") || call.operation == QLatin1String("track");
}

} // namespace

Result<JobId> JobRequests::inTransaction(const Actor &actor, const Step &step)
{
    JobId job;
    auto done = m_transactions.run(actor, [&](Records &records) -> Result<> {
        const auto made = step(records);
        if (!made)
            return tl::unexpected(made.error());
        job = *made;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return job;
}

Result<JobId> JobRequests::schedule(Records &records, JobKind kind, qint64 subject, OrderId order,
                                    const Actor &actor) const
{
    auto scheduled =
        records.jobs().schedule({kind, subject, order, m_clock.now(), actor.requestId, actor.name});
    if (!scheduled)
        return tl::unexpected(scheduled.error());
    const auto job = records.jobs().liveOf(kind, subject);
    if (!job)
        return tl::unexpected(job.error());
    return job->value_or(JobId{});
}

Result<JobId> JobRequests::trackIn(Records &records, OrderId order, const Actor &actor) const
{
    if (auto locked = records.orders().lock(order); !locked)
        return tl::unexpected(locked.error());
    const auto shipment = records.shipments().latestOf(order);
    if (!shipment)
        return tl::unexpected(shipment.error());
    if (!*shipment)
        return failure(ErrorKind::RuleViolated, QStringLiteral("order %1 has no parcel").arg(order.value),
                       QStringLiteral("no-shipment"));
    return schedule(records, JobKind::TrackShipment, (*shipment)->id.value, order, actor);
}

Result<JobId> JobRequests::track(OrderId order, const Actor &actor)
{
    return inTransaction(actor, [&](Records &records) { return trackIn(records, order, actor); });
}

Result<JobId> JobRequests::checkPayments(Records &records, OrderId order, const Actor &actor) const
{
    if (auto locked = records.orders().lock(order); !locked)
        return tl::unexpected(locked.error());
    const auto payments = records.payments().ofOrder(order);
    if (!payments)
        return tl::unexpected(payments.error());
    JobId job;
    for (const Payment &payment : *payments) {
        const auto scheduled = schedule(records, JobKind::CheckPayment, payment.id.value, order, actor);
        if (!scheduled)
            return scheduled;
        job = *scheduled;
    }
    if (job == JobId{})
        return notRepeatable(QStringLiteral("order %1 has no payment").arg(order.value));
    return job;
}

Result<JobId> JobRequests::repeatJob(Records &records, JobId id, const Actor &actor) const
{
    if (id == JobId{})
        return notRepeatable(QStringLiteral("no job made this call"));
    const auto job = records.jobs().read(id);
    if (!job)
        return tl::unexpected(job.error());
    return schedule(records, job->kind, job->subject, job->order, actor);
}

Result<JobId> JobRequests::repeat(const GatewayCall &call, const Actor &actor)
{
    return inTransaction(actor, [&](Records &records) -> Result<JobId> {
        if (!onlyAsks(call))
            return repeatJob(records, call.purpose.job, actor);
        if (call.purpose.order == OrderId{})
            return notRepeatable(QStringLiteral("the call was about no order"));
        if (call.operation == QLatin1String("status"))
            return checkPayments(records, call.purpose.order, actor);
        return trackIn(records, call.purpose.order, actor);
    });
}

Result<> JobRequests::wonderAbout(Records &records, const QString &what, qint64 delivery) const
{
    return records.attention().raise({AttentionKind::WebhookUnknownOrder, delivery, {}, what}, m_clock.now());
}

Result<> JobRequests::midtransSpoke(const QString &gatewayOrderId, qint64 delivery, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        const auto payment = records.payments().withGatewayOrderId(gatewayOrderId);
        if (!payment)
            return tl::unexpected(payment.error());
        if (!*payment)
            return wonderAbout(
                records, QStringLiteral("Midtrans speaks of \"%1\", which nobody knows").arg(gatewayOrderId),
                delivery);
        const auto order = records.payments().orderOf(**payment);
        if (!order)
            return tl::unexpected(order.error());
        return records.jobs().schedule(
            {JobKind::CheckPayment, (*payment)->value, *order, m_clock.now(), actor.requestId, actor.name});
    });
}

Result<> JobRequests::komerceSpoke(const QString &orderNo, qint64 delivery, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        const auto shipment = records.shipments().withKomerceOrderNo(orderNo);
        if (!shipment)
            return tl::unexpected(shipment.error());
        if (!*shipment)
            return wonderAbout(records,
                               QStringLiteral("Komerce speaks of \"%1\", which nobody knows").arg(orderNo),
                               delivery);
        const auto order = records.shipments().orderOf(**shipment);
        if (!order)
            return tl::unexpected(order.error());
        return records.jobs().schedule(
            {JobKind::TrackShipment, (*shipment)->value, *order, m_clock.now(), actor.requestId, actor.name});
    });
}

} // namespace meja
