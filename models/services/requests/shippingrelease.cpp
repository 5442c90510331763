#include "shippingrelease.h"

#include "shipmentbooks.h"

namespace meja {

Result<> ShippingRelease::requireAdmin(Records &records, const Actor &actor)
{
    ASSIGN_OR_RETURN(const auto role, records.staff().roleOf(actor.name));
    if (role == Role::Admin)
        return {};
    return failure(ErrorKind::Forbidden, QStringLiteral("%1 is not an admin").arg(actor.name),
                   QStringLiteral("not-admin"));
}

Result<> ShippingRelease::release(OrderId id, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto order, records.orders().lock(id));
        RETURN_IF_ERROR(requireAdmin(records, actor));
        ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(id));
        if (!isShippingBlocked(payments))
            return failure(ErrorKind::RuleViolated,
                           QStringLiteral("the shipping of order %1 is not blocked").arg(order.number),
                           QStringLiteral("not-blocked"));
        for (const Payment &payment : payments)
            RETURN_IF_ERROR(unblock(records, payment, actor));
        return followShipment(records, order, m_clock.now());
    });
}

Result<> ShippingRelease::unblock(Records &records, Payment payment, const Actor &actor)
{
    if (!payment.shippingBlocked)
        return {};
    payment.shippingBlocked = false;
    RETURN_IF_ERROR(records.payments().save(payment));
    return records.attention().settle(
        AttentionKind::PaymentReversed, payment.id.value,
        QStringLiteral("%1 released the order: %2").arg(actor.name, actor.reason), m_clock.now());
}

} // namespace meja
