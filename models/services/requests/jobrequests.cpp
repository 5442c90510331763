#include "jobrequests.h"

namespace meja {

namespace {

tl::unexpected<Error> notRepeatable(const QString &why)
{
    return failure(ErrorKind::RuleViolated, why, QStringLiteral("not-repeatable"));
}

bool isQuery(const GatewayCall &call)
{
    return call.operation == QLatin1String("status") || call.operation == QLatin1String("detail") ||
           call.operation == QLatin1String("history") || call.operation == QLatin1String("track");
}

} // namespace

Result<JobId> JobRequests::schedule(Records &records, JobKind kind, qint64 subject, OrderId order,
                                    const Actor &actor) const
{
    RETURN_IF_ERROR(
        records.jobs().schedule({kind, subject, order, m_clock.now(), actor.requestId, actor.name}));
    ASSIGN_OR_RETURN(const auto job, records.jobs().liveOf(kind, subject));
    return job.value_or(JobId{});
}

Result<JobId> JobRequests::trackIn(Records &records, OrderId order, const Actor &actor) const
{
    RETURN_IF_ERROR(records.orders().lock(order));
    ASSIGN_OR_RETURN(const auto shipment, records.shipments().latestOf(order));
    if (!shipment)
        return failure(ErrorKind::RuleViolated, QStringLiteral("order %1 has no parcel").arg(order.value),
                       QStringLiteral("no-shipment"));
    return schedule(records, JobKind::TrackShipment, shipment->id.value, order, actor);
}

Result<JobId> JobRequests::track(OrderId order, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) { return trackIn(records, order, actor); });
}

Result<JobId> JobRequests::checkGateways(OrderId order, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<JobId> {
        RETURN_IF_ERROR(records.orders().lock(order));
        ASSIGN_OR_RETURN(const auto live, records.jobs().liveOf(JobKind::CheckGateways, order.value));
        if (live)
            return *live;
        return schedule(records, JobKind::CheckGateways, order.value, order, actor);
    });
}

Result<JobId> JobRequests::checkPayments(Records &records, OrderId order, const Actor &actor) const
{
    RETURN_IF_ERROR(records.orders().lock(order));
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order));
    JobId job;
    for (const Payment &payment : payments) {
        ASSIGN_OR_RETURN(const auto scheduled,
                         schedule(records, JobKind::CheckPayment, payment.id.value, order, actor));
        job = scheduled;
    }
    if (job == JobId{})
        return notRepeatable(QStringLiteral("order %1 has no payment").arg(order.value));
    return job;
}

Result<JobId> JobRequests::repeatJob(Records &records, JobId id, const Actor &actor) const
{
    if (id == JobId{})
        return notRepeatable(QStringLiteral("this call was not made by a job"));
    ASSIGN_OR_RETURN(const auto job, records.jobs().read(id));
    return schedule(records, job.kind, job.subject, job.order, actor);
}

Result<JobId> JobRequests::repeat(const GatewayCall &call, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<JobId> {
        if (!isQuery(call))
            return repeatJob(records, call.purpose.job, actor);
        if (call.purpose.order == OrderId{})
            return notRepeatable(QStringLiteral("the call belongs to no order"));
        if (call.operation == QLatin1String("status"))
            return checkPayments(records, call.purpose.order, actor);
        return trackIn(records, call.purpose.order, actor);
    });
}

Result<> JobRequests::raiseUnknown(Records &records, const QString &detail, qint64 delivery) const
{
    return records.attention().raise(
        {.kind = AttentionKind::WebhookUnknownOrder, .subject = delivery, .detail = detail}, m_clock.now());
}

Result<> JobRequests::handleMidtransNotification(const QString &gatewayOrderId, qint64 delivery,
                                                 const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto payment, records.payments().withGatewayOrderId(gatewayOrderId));
        if (!payment)
            return raiseUnknown(records,
                                QStringLiteral("Midtrans sent a notification about unknown order id \"%1\"")
                                    .arg(gatewayOrderId),
                                delivery);
        ASSIGN_OR_RETURN(const auto order, records.payments().orderOf(*payment));
        return records.jobs().schedule(
            {JobKind::CheckPayment, payment->value, order, m_clock.now(), actor.requestId, actor.name});
    });
}

Result<> JobRequests::handleKomerceNotification(const QString &orderNo, qint64 delivery, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto shipment, records.shipments().withKomerceOrderNo(orderNo));
        if (!shipment)
            return raiseUnknown(
                records,
                QStringLiteral("Komerce sent a notification about unknown order number \"%1\"").arg(orderNo),
                delivery);
        ASSIGN_OR_RETURN(const auto order, records.shipments().orderOf(*shipment));
        return records.jobs().schedule(
            {JobKind::TrackShipment, shipment->value, order, m_clock.now(), actor.requestId, actor.name});
    });
}

} // namespace meja
