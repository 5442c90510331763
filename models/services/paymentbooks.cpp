#include "paymentbooks.h"

#include "refundrequests.h"
#include "refundsums.h"

#include <algorithm>

namespace meja {

namespace {

/// An order is as paid as its newest paid payment; without one, as its newest payment.
PaymentStatus mirrored(const QList<Payment> &payments)
{
    const Payment *best = nullptr;
    for (const Payment &payment : payments) {
        if (!best || hasArrived(payment.status) || !hasArrived(best->status))
            best = &payment;
    }
    return best ? best->status : PaymentStatus::Pending;
}

} // namespace

Result<PaymentSituation> PaymentBooks::situation(PaymentId id)
{
    ASSIGN_OR_RETURN(const auto orderId, m_records.payments().orderOf(id));
    ASSIGN_OR_RETURN(auto order, m_records.orders().lock(orderId));
    ASSIGN_OR_RETURN(auto payments, m_records.payments().ofOrder(orderId));
    ASSIGN_OR_RETURN(auto refunds, m_records.refunds().ofPayment(id));

    PaymentSituation situation{order, {}, {}, refunds};
    for (const Payment &payment : std::as_const(payments)) {
        if (payment.id == id)
            situation.payment = payment;
        else
            situation.others.append(payment);
    }
    return situation;
}

Result<> PaymentBooks::mirror(OrderId id)
{
    ASSIGN_OR_RETURN(const auto order, m_records.orders().lock(id));
    ASSIGN_OR_RETURN(const auto payments, m_records.payments().ofOrder(id));
    // Payments have their table of changes; an order shows whichever of them counts.
    const PaymentStatus status = mirrored(payments);
    if (status == order.paymentStatus)
        return {};
    return m_records.orders().changePaymentStatus(id, status);
}

Result<> PaymentBooks::changeStatus(Payment &payment, PaymentStatus to)
{
    payment.status = to;
    RETURN_IF_ERROR(m_records.payments().save(payment));
    return mirror(payment.order);
}

Result<> PaymentBooks::followRefunds(Payment payment)
{
    ASSIGN_OR_RETURN(const auto refunds, m_records.refunds().ofPayment(payment.id));
    payment.refunded = std::min(succeeded(refunds), payment.gross);
    const PaymentStatus status = statusAfter(payment, refunds);
    // Its refunds hid that its money went back by itself.
    if (status == PaymentStatus::Paid && isReversed(payment)) {
        RETURN_IF_ERROR(
            m_records.jobs().schedule({JobKind::CheckPayment, payment.id.value, payment.order, m_now}));
    }
    if (status == payment.status || !mayBecome(payment.status, status))
        return m_records.payments().save(payment);
    return changeStatus(payment, status);
}

Result<> PaymentBooks::changeOrder(const PaymentSituation &situation, PaymentDecision::OrderEffect effect)
{
    const OrderStatus status = situation.order.status;
    switch (effect) {
    case PaymentDecision::OrderEffect::None:
        return {};
    case PaymentDecision::OrderEffect::BecomesPaid:
        if (status != OrderStatus::AwaitingPayment)
            return {};
        return m_records.orders().changeStatus(situation.order.id, OrderStatus::Paid, m_now);
    case PaymentDecision::OrderEffect::BecomesUnpaid: {
        const bool paidByAnother = std::any_of(situation.others.cbegin(), situation.others.cend(),
                                               [](const Payment &other) { return hasArrived(other.status); });
        if (status != OrderStatus::Paid || paidByAnother)
            return {};
        RETURN_IF_ERROR(
            m_records.orders().changeStatus(situation.order.id, OrderStatus::AwaitingPayment, m_now));
        return m_records.jobs().schedule(
            {JobKind::ExpireOrder, situation.order.id.value, situation.order.id, situation.order.expiresAt});
    }
    }
    Q_UNREACHABLE();
}

Result<> PaymentBooks::recordFromOutside(const Payment &payment, const GatewayRefund &shown)
{
    ASSIGN_OR_RETURN(const auto known, m_records.refunds().ofPayment(payment.id));
    Refund refund;
    refund.payment = payment.id;
    refund.order = payment.order;
    refund.ordinal = nextOrdinal(known);
    refund.amount = shown.amount;
    refund.state = shown.confirmedAt ? RefundState::Succeeded : RefundState::Pending;
    refund.isFromOutside = true;
    refund.outsideKey = shown.key;
    refund.reason = QStringLiteral("refunded at Midtrans");
    refund.requestedByKind = QStringLiteral("payment");
    refund.requestedBy = QStringLiteral("midtrans");
    refund.idempotencyKey = QStringLiteral("outside-%1-%2").arg(payment.id.value).arg(shown.key);
    refund.requestedAt = shown.createdAt.value_or(m_now);
    refund.firstSentAt = refund.requestedAt;
    ASSIGN_OR_RETURN(const auto id, m_records.refunds().add(refund));

    if (refund.state == RefundState::Pending) {
        RETURN_IF_ERROR(m_records.jobs().schedule(
            {JobKind::AdvanceRefund, id.value, payment.order, m_now + std::chrono::hours(1)}));
    }

    QList<Refund> all = known;
    all.append(refund);
    QList<NewAttention> items{{AttentionKind::RefundFromOutside, id.value, payment.order,
                               QStringLiteral("%1 went back without us").arg(shown.amount.amount())}};
    if (isOverRefunded(payment, all))
        items.append({AttentionKind::OverRefunded, payment.id.value, payment.order,
                      QStringLiteral("more goes back than was paid")});
    return attend(items);
}

Result<> PaymentBooks::wakeRefunds(const PaymentSituation &situation)
{
    for (const Refund &refund : situation.refunds) {
        if (!isUnderWay(refund.state) || refund.state == RefundState::Requested ||
            refund.state == RefundState::NeedsPerson)
            continue;
        RETURN_IF_ERROR(
            m_records.jobs().schedule({JobKind::AdvanceRefund, refund.id.value, refund.order, m_now}));
    }
    return {};
}

Result<> PaymentBooks::attend(const QList<NewAttention> &items)
{
    for (const NewAttention &item : items) {
        RETURN_IF_ERROR(m_records.attention().raise(item, m_now));
    }
    return {};
}

Result<> PaymentBooks::apply(const PaymentSituation &situation, const PaymentDecision &decision)
{
    Payment payment = decision.payment;
    payment.status = situation.payment.status;
    RETURN_IF_ERROR(m_records.payments().save(payment));
    for (const PaymentStatus status : decision.path) {
        RETURN_IF_ERROR(changeStatus(payment, status));
    }
    RETURN_IF_ERROR(changeOrder(situation, decision.orderEffect));
    for (const GatewayRefund &shown : decision.fromOutside) {
        RETURN_IF_ERROR(recordFromOutside(payment, shown));
    }
    if (!decision.fromOutside.isEmpty()) {
        RETURN_IF_ERROR(followRefunds(payment));
    }
    if (decision.refundsMoved) {
        RETURN_IF_ERROR(wakeRefunds(situation));
    }
    RETURN_IF_ERROR(attend(decision.attention));
    if (!decision.returnAll)
        return {};
    return RefundRequests::requestRemaining(m_records, payment.id,
                                            QStringLiteral("late-payment-%1").arg(payment.id.value),
                                            QStringLiteral("paid when it was not owed any more"), m_now);
}

} // namespace meja
