#include "shipmentbooks.h"

#include "result.h"
#include "trackingdecision.h"

namespace meja {

namespace {

/// The payment that blocks the shipping; without one, the newest.
PaymentId reversedPayment(const QList<Payment> &payments)
{
    for (const Payment &payment : payments) {
        if (payment.shippingBlocked)
            return payment.id;
    }
    return payments.constLast().id;
}

} // namespace

Result<> changeShipmentStatus(Records &records, OrderId order, ShipmentStatus status)
{
    ASSIGN_OR_RETURN(auto shipment, records.shipments().latestOf(order));
    // The courier's statement by phone may be outdated: a parcel in transit must not go back to "picked up".
    const bool isOutdated = status == ShipmentStatus::PickedUp && shipment && hasLeft(shipment->status);
    if (!shipment || shipment->status == status || isOutdated)
        return {};
    shipment->status = status;
    return records.shipments().save(*shipment);
}

Result<> followShipment(Records &records, const Order &order, Instant now)
{
    ASSIGN_OR_RETURN(const auto shipment, records.shipments().latestOf(order.id));
    if (!shipment || !hasLeft(shipment->status))
        return {};
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order.id));
    if (isShippingBlocked(payments))
        return {};
    for (const OrderStatus status : orderPath(order.status, shipment->status))
        RETURN_IF_ERROR(records.orders().changeStatus(order.id, status, now));
    return {};
}

Result<> unfreezeToShipment(Records &records, Order order, OrderStatus frozenFrom, Instant now)
{
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order.id));
    const bool isBlocked = isShippingBlocked(payments);
    order.status = isBlocked ? frozenFrom : OrderStatus::Shipped;
    RETURN_IF_ERROR(records.orders().changeStatus(order.id, order.status, now));
    if (isBlocked || (!payments.isEmpty() && !holdsMoney(payments)))
        RETURN_IF_ERROR(records.attention().raise(
            {AttentionKind::PaymentReversed, reversedPayment(payments).value, order.id,
             QStringLiteral("the courier has the parcel, but no payment is paid")},
            now));
    return followShipment(records, order, now);
}

} // namespace meja
