#include "simparcelinvariants.h"

#include <algorithm>

namespace meja {

bool SimParcelInvariants::isBlocked(OrderId order) const
{
    return std::any_of(m_books.payments.cbegin(), m_books.payments.cend(), [&](const auto &entry) {
        return entry.second.order == order && entry.second.shippingBlocked;
    });
}

bool SimParcelInvariants::isBeingCancelled(OrderId order) const
{
    return std::any_of(m_books.cancellations.cbegin(), m_books.cancellations.cend(), [&](const auto &entry) {
        return entry.second.order == order && isLive(entry.second.step);
    });
}

bool SimParcelInvariants::hasItem(OrderId order) const
{
    return std::any_of(m_books.attention.cbegin(), m_books.attention.cend(), [&](const auto &entry) {
        const AttentionItem &item = entry.second;
        const bool isAboutParcel =
            item.kind == AttentionKind::ParcelProblem || item.kind == AttentionKind::PaymentReversed;
        return item.order == order && isAboutParcel && (!item.resolvedAt || !item.resolvedBy.isEmpty());
    });
}

QStringList SimParcelInvariants::problems() const
{
    QStringList problems;
    for (const auto &[id, shipment] : m_books.shipments) {
        const Order &order = m_books.orders.at(shipment.order);
        if (m_books.newestParcel(order.id) != id || isBeingCancelled(order.id) || hasItem(order.id))
            continue;
        if (hasLeft(shipment.status) && isBlocked(order.id))
            problems.append(
                QStringLiteral(
                    "O5 the courier has the parcel of the blocked order %1, but there is no attention item")
                    .arg(order.id.value));
        if (shipment.status == ShipmentStatus::Delivered && order.status != OrderStatus::Completed)
            problems.append(QStringLiteral("O6 the parcel of order %1 was delivered, but the order is %2")
                                .arg(order.id.value)
                                .arg(code(order.status)));
    }
    return problems;
}

QStringList SimParcelInvariants::problemsOf(const SimBooks &before, const SimBooks &after)
{
    QStringList problems;
    for (const auto &[id, order] : after.orders) {
        const auto was = before.orders.find(id);
        if (was == before.orders.end() || was->second.status == order.status)
            continue;
        const bool isOnItsWay =
            order.status == OrderStatus::Shipped || order.status == OrderStatus::Completed;
        if (isOnItsWay && SimParcelInvariants(after).isBlocked(id))
            problems.append(QStringLiteral("O5 order %1 is blocked, but becomes %2")
                                .arg(id.value)
                                .arg(code(order.status)));
    }
    return problems;
}

} // namespace meja
