#include "memorytriggers.h"

#include "memoryrecords.h"

#include <algorithm>
#include <tuple>

namespace meja {

namespace {

bool isEnded(const Order &order)
{
    return order.status == OrderStatus::Cancelled || order.status == OrderStatus::Expired;
}

template <class Map, class Id, class Status>
bool becomes(const Map &before, Id id, Status now)
{
    const auto was = before.find(id);
    return was != before.end() && was->second.status != now;
}

} // namespace

bool isShippingBlocked(const SimBooks &books, OrderId order)
{
    return std::any_of(books.payments.cbegin(), books.payments.cend(), [&](const auto &entry) {
        return entry.second.order == order && entry.second.shippingBlocked;
    });
}

bool isPaidByAnother(const SimBooks &books, const Payment &payment)
{
    return std::any_of(books.payments.cbegin(), books.payments.cend(), [&](const auto &entry) {
        return entry.second.order == payment.order && entry.first != payment.id && holdsMoney(entry.second);
    });
}

void keepShippingBlock(const SimBooks &books, PaymentStatus was, Payment &payment)
{
    using enum OrderStatus;
    const OrderStatus order = books.orders.at(payment.order).status;
    const bool isPastPaid =
        order == Processing || order == Shipped || order == Completed || order == Cancelling;
    if (hasArrived(was) && !hasArrived(payment.status))
        payment.shippingBlocked = payment.shippingBlocked || (isPastPaid && !isPaidByAnother(books, payment));
    else if (hasArrived(payment.status) && !hasArrived(was))
        payment.shippingBlocked = false;
}

void MemoryTriggers::run()
{
    watchPayments();
    watchParcels();
    completeDeliveredOrders();
    watchEnds();
}

void MemoryTriggers::report(AttentionKind kind, qint64 subject, OrderId order, const char *detail)
{
    (void)MemoryRecords(m_books).raise({kind, subject, order, QString::fromLatin1(detail)}, m_now);
}

// Money -------------------------------------------------------------------------------------------

Rupiah MemoryTriggers::promisedOf(PaymentId payment) const
{
    Rupiah sum;
    for (const auto &[id, refund] : m_books.refunds) {
        const bool isTransferred = !refund.settledBy.isEmpty() && refund.confirmedBy.isEmpty();
        if (refund.payment == payment && (holdsMoney(refund.state) || isTransferred))
            sum = sum + refund.amount;
    }
    return sum;
}

bool MemoryTriggers::isReported(const Payment &payment) const
{
    using enum AttentionKind;
    return std::any_of(m_books.attention.cbegin(), m_books.attention.cend(), [&](const auto &entry) {
        const AttentionItem &item = entry.second;
        const auto refund = m_books.refunds.find(RefundId{item.subject});
        const bool isOfRefund = refund != m_books.refunds.end() && refund->second.payment == payment.id;
        const bool isOfPayment =
            item.subject == payment.id.value && (item.kind == PaidTwice || item.kind == PaidAfterEnd);
        const bool isSeen = !item.resolvedBy.isEmpty() && item.kind != RefundToApprove;
        return (isOfRefund || isOfPayment) && (!item.resolvedAt || isSeen);
    });
}

bool MemoryTriggers::isBeingCancelled(OrderId order) const
{
    return std::any_of(m_books.cancellations.cbegin(), m_books.cancellations.cend(), [&](const auto &entry) {
        return entry.second.order == order && isLive(entry.second.step);
    });
}

/// The payments whose money is not owed and not promised, in the order in which they are kept, as in the view
/// `unowed_payments`: reported ones last.
std::vector<Payment> MemoryTriggers::unpromisedPayments(const Order &order) const
{
    std::vector<Payment> found;
    for (const auto &[id, payment] : m_books.payments) {
        const Rupiah promised = std::max(payment.refunded, promisedOf(id));
        if (payment.order == order.id && holdsMoney(payment) && payment.gross > promised &&
            (isEnded(order) || isPaidByAnother(m_books, payment)))
            found.push_back(payment);
    }
    const auto key = [&](const Payment &each) {
        return std::tuple(isReported(each), !each.paidAt, each.paidAt.value_or(Instant{}), each.id.value);
    };
    std::sort(found.begin(), found.end(),
              [&](const Payment &one, const Payment &other) { return key(one) < key(other); });
    return found;
}

void MemoryTriggers::reportUnowedMoney(OrderId id)
{
    if (isBeingCancelled(id))
        return;
    const Order &order = m_books.orders.at(id);
    bool isKept = !isEnded(order);
    for (const Payment &payment : unpromisedPayments(order)) {
        if (!isKept && !isReported(payment)) {
            report(isEnded(order) ? AttentionKind::PaidAfterEnd : AttentionKind::PaidTwice, payment.id.value,
                   id,
                   isEnded(order) ? "paid after the order was closed"
                                  : "another payment of the order is also paid");
            (void)MemoryRecords(m_books).schedule({JobKind::CheckPayment, payment.id.value, id, m_now});
        }
        isKept = false;
    }
}

void MemoryTriggers::watchPayments()
{
    for (const auto &[id, payment] : m_books.payments) {
        if (!becomes(m_before.payments, id, payment.status))
            continue;
        reportUnowedMoney(payment.order);
        if (hasArrived(m_before.payments.at(id).status) && !hasArrived(payment.status))
            paymentReversed(payment);
    }
}

/// Whether the order continues, but all money that is left is on its way back to the customer.
bool MemoryTriggers::isMoneyNeeded(const Order &order) const
{
    using enum OrderStatus;
    const bool isContinuing = order.status == Paid || order.status == Processing || order.status == Shipped ||
                              order.status == Completed;
    return isContinuing &&
           std::none_of(m_books.payments.cbegin(), m_books.payments.cend(), [&](const auto &entry) {
               return entry.second.order == order.id && holdsMoney(entry.second) &&
                      entry.second.gross > promisedOf(entry.first);
           });
}

void MemoryTriggers::paymentReversed(const Payment &payment)
{
    MemoryRecords records(m_books);
    for (const AttentionKind kind : {AttentionKind::PaidTwice, AttentionKind::PaidAfterEnd})
        (void)records.settle(kind, payment.id.value, QStringLiteral("the payment was reversed"), m_now);
    const bool isNeeded = isMoneyNeeded(m_books.orders.at(payment.order)) || payment.shippingBlocked;
    if (isNeeded && !m_books.hasOpenAttention(AttentionKind::PaymentReversed, payment.id.value))
        report(AttentionKind::PaymentReversed, payment.id.value, payment.order,
               "the payment was reversed after packing began; nothing may be shipped");
}

/// Orders that ended, cancellations that finished, and refunds that ended without paying anything back.
void MemoryTriggers::watchEnds()
{
    for (const auto &[id, order] : m_books.orders) {
        if (isEnded(order) && becomes(m_before.orders, id, order.status))
            reportUnowedMoney(id);
    }
    for (const auto &[id, cancellation] : m_books.cancellations) {
        const auto was = m_before.cancellations.find(id);
        if (!isLive(cancellation.step) && was != m_before.cancellations.end() && isLive(was->second.step))
            reportUnowedMoney(cancellation.order);
    }
    for (const auto &[id, refund] : m_books.refunds) {
        const auto was = m_before.refunds.find(id);
        if (was == m_before.refunds.end())
            continue;
        // An approved refund may be lower than what is not owed.
        const bool isDecided = refund.state != was->second.state &&
                               (refund.state == RefundState::Rejected ||
                                refund.state == RefundState::Failed || refund.state == RefundState::Approved);
        if (isDecided || refund.amount < was->second.amount ||
            (refund.settledBy.isEmpty() && !was->second.settledBy.isEmpty()))
            reportUnowedMoney(refund.order);
    }
}

// Parcels -----------------------------------------------------------------------------------------

void MemoryTriggers::complete(Order &order)
{
    m_books.changed(SimSubject::Kind::Order, order.status, OrderStatus::Completed);
    order.status = OrderStatus::Completed;
}

void MemoryTriggers::watchParcels()
{
    for (const auto &[id, shipment] : m_books.shipments) {
        const auto was = m_before.shipments.find(id);
        const ShipmentStatus before =
            was == m_before.shipments.end() ? ShipmentStatus::Booked : was->second.status;
        if (hasLeft(shipment.status) && shipment.status != before)
            parcelMoved(shipment, before);
    }
}

void MemoryTriggers::parcelMoved(const Shipment &shipment, ShipmentStatus was)
{
    using enum OrderStatus;
    Order &order = m_books.orders.change(shipment.order);
    if (isShippingBlocked(m_books, order.id)) {
        if (hasLeft(was) && shipment.status != ShipmentStatus::Delivered)
            return;
        for (const auto &[id, payment] : m_books.payments) {
            if (payment.order == order.id && payment.shippingBlocked)
                report(AttentionKind::PaymentReversed, id.value, order.id,
                       "the courier has the parcel, but the payment was reversed");
        }
    } else if (order.status == Shipped && shipment.status == ShipmentStatus::Delivered &&
               m_books.newestParcel(order.id) == shipment.id) {
        complete(order);
    } else if (order.status == AwaitingPayment || order.status == Expired || order.status == Cancelled) {
        report(AttentionKind::ParcelProblem, shipment.id.value, order.id,
               "the courier has the parcel of an order that is not paid or has ended");
    }
}

/// An order that became `DIKIRIM` although its parcel is delivered already.
void MemoryTriggers::completeDeliveredOrders()
{
    const auto orders = m_books.orders;
    for (const auto &[id, order] : orders) {
        if (order.status != OrderStatus::Shipped || !becomes(m_before.orders, id, order.status))
            continue;
        const auto newest = m_books.shipments.find(m_books.newestParcel(id));
        if (newest != m_books.shipments.end() && newest->second.status == ShipmentStatus::Delivered &&
            !isShippingBlocked(m_books, id))
            complete(m_books.orders.change(id));
    }
}

} // namespace meja
