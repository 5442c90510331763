#include "cancellationrequests.h"

#include "shipmentbooks.h"

namespace meja {

Result<Cancellation> CancellationRequests::request(const CancellationRequest &request)
{
    return m_transactions.run(request.actor, [&](Records &records) -> Result<Cancellation> {
        ASSIGN_OR_RETURN(const auto order, records.orders().lock(request.order));
        ASSIGN_OR_RETURN(const auto known,
                         records.cancellations().known(request.order, request.idempotencyKey));
        if (known.withKey && known.withKey->order == request.order)
            return *known.withKey;
        if (known.withKey)
            return failure(ErrorKind::Conflict,
                           QStringLiteral("the idempotency key belongs to another order's cancellation"),
                           QStringLiteral("key-reused"));
        RETURN_IF_ERROR(requireCancellable(known, order));
        return begin(records, order, request);
    });
}

Result<> CancellationRequests::requireCancellable(const CancellationRecords::KnownCancellations &known,
                                                  const Order &order)
{
    if (known.live)
        return failure(ErrorKind::Conflict,
                       QStringLiteral("cancellation %1 is active").arg(known.live->id.value),
                       QStringLiteral("cancellation-live"));
    if (!canBeCancelled(order.status))
        return failure(ErrorKind::RuleViolated,
                       QStringLiteral("order %1 is %2").arg(order.number, code(order.status)),
                       QStringLiteral("not-cancellable"));
    return {};
}

Result<Cancellation> CancellationRequests::begin(Records &records, const Order &order,
                                                 const CancellationRequest &request)
{
    const Instant now = m_clock.now();
    Cancellation cancellation;
    cancellation.order = order.id;
    cancellation.frozenFrom = order.status;
    cancellation.reason = request.reason;
    cancellation.requestedByKind = request.actor.kind;
    cancellation.requestedBy = request.actor.name;
    cancellation.idempotencyKey = request.idempotencyKey;
    cancellation.requestId = request.actor.requestId;
    cancellation.requestedAt = now;
    RETURN_IF_ERROR(records.orders().changeStatus(order.id, OrderStatus::Cancelling, now));
    ASSIGN_OR_RETURN(cancellation.id, records.cancellations().add(cancellation));
    RETURN_IF_ERROR(records.jobs().schedule({JobKind::AdvanceCancellation, cancellation.id.value, order.id,
                                             now, request.actor.requestId, request.actor.name}));
    return cancellation;
}

Result<> CancellationRequests::confirmShipment(Records &records, CancellationId id, bool isCancelled,
                                               const QString &confirmedBy, Instant now)
{
    ASSIGN_OR_RETURN(auto cancellation, records.cancellations().read(id));
    RETURN_IF_ERROR(records.orders().lock(cancellation.order));
    // Read again under the lock.
    ASSIGN_OR_RETURN(cancellation, records.cancellations().read(id));
    if (cancellation.step != CancelStep::Requested)
        return {};
    if (isCancelled)
        cancellation.shipmentConfirmedBy = confirmedBy;
    else
        RETURN_IF_ERROR(changeShipmentStatus(records, cancellation.order, ShipmentStatus::PickedUp));
    RETURN_IF_ERROR(records.cancellations().save(cancellation));
    return records.jobs().schedule({JobKind::AdvanceCancellation, id.value, cancellation.order, now});
}

} // namespace meja
