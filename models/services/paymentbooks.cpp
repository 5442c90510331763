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
    const auto orderId = m_records.payments().orderOf(id);
    if (!orderId)
        return tl::unexpected(orderId.error());
    auto order = m_records.orders().lock(*orderId);
    if (!order)
        return tl::unexpected(order.error());
    auto payments = m_records.payments().ofOrder(*orderId);
    if (!payments)
        return tl::unexpected(payments.error());
    auto refunds = m_records.refunds().ofPayment(id);
    if (!refunds)
        return tl::unexpected(refunds.error());

    PaymentSituation situation{*order, {}, {}, *refunds};
    for (const Payment &payment : std::as_const(*payments)) {
        if (payment.id == id)
            situation.payment = payment;
        else
            situation.others.append(payment);
    }
    return situation;
}

Result<> PaymentBooks::mirror(OrderId id)
{
    const auto order = m_records.orders().lock(id);
    if (!order)
        return tl::unexpected(order.error());
    const auto payments = m_records.payments().ofOrder(id);
    if (!payments)
        return tl::unexpected(payments.error());
    // Payments have their table of changes; an order shows whichever of them counts.
    const PaymentStatus status = mirrored(*payments);
    if (status == order->paymentStatus)
        return {};
    return m_records.orders().changePaymentStatus(id, status);
}

Result<> PaymentBooks::changeStatus(Payment &payment, PaymentStatus to)
{
    payment.status = to;
    if (auto saved = m_records.payments().save(payment); !saved)
        return saved;
    return mirror(payment.order);
}

Result<> PaymentBooks::followRefunds(Payment payment)
{
    const auto refunds = m_records.refunds().ofPayment(payment.id);
    if (!refunds)
        return tl::unexpected(refunds.error());
    payment.refunded = std::min(succeeded(*refunds), payment.gross);
    const PaymentStatus status = statusAfter(payment, *refunds);
    // Its refunds hid that its money went back by itself.
    if (status == PaymentStatus::Paid && isReversed(payment)) {
        auto scheduled =
            m_records.jobs().schedule({JobKind::CheckPayment, payment.id.value, payment.order, m_now});
        if (!scheduled)
            return scheduled;
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
        auto changed =
            m_records.orders().changeStatus(situation.order.id, OrderStatus::AwaitingPayment, m_now);
        if (!changed)
            return changed;
        return m_records.jobs().schedule(
            {JobKind::ExpireOrder, situation.order.id.value, situation.order.id, situation.order.expiresAt});
    }
    }
    Q_UNREACHABLE();
}

Result<> PaymentBooks::recordFromOutside(const Payment &payment, const GatewayRefund &shown)
{
    const auto known = m_records.refunds().ofPayment(payment.id);
    if (!known)
        return tl::unexpected(known.error());
    Refund refund;
    refund.payment = payment.id;
    refund.order = payment.order;
    refund.ordinal = nextOrdinal(*known);
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
    const auto id = m_records.refunds().add(refund);
    if (!id)
        return tl::unexpected(id.error());

    if (refund.state == RefundState::Pending) {
        auto scheduled = m_records.jobs().schedule(
            {JobKind::AdvanceRefund, id->value, payment.order, m_now + std::chrono::hours(1)});
        if (!scheduled)
            return scheduled;
    }

    QList<Refund> all = *known;
    all.append(refund);
    QList<NewAttention> items{{AttentionKind::RefundFromOutside, id->value, payment.order,
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
        auto scheduled =
            m_records.jobs().schedule({JobKind::AdvanceRefund, refund.id.value, refund.order, m_now});
        if (!scheduled)
            return scheduled;
    }
    return {};
}

Result<> PaymentBooks::attend(const QList<NewAttention> &items)
{
    for (const NewAttention &item : items) {
        if (auto raised = m_records.attention().raise(item, m_now); !raised)
            return raised;
    }
    return {};
}

Result<> PaymentBooks::apply(const PaymentSituation &situation, const PaymentDecision &decision)
{
    Payment payment = decision.payment;
    payment.status = situation.payment.status;
    if (auto saved = m_records.payments().save(payment); !saved)
        return saved;
    for (const PaymentStatus status : decision.path) {
        if (auto changed = changeStatus(payment, status); !changed)
            return changed;
    }
    if (auto changed = changeOrder(situation, decision.orderEffect); !changed)
        return changed;
    for (const GatewayRefund &shown : decision.fromOutside) {
        if (auto recorded = recordFromOutside(payment, shown); !recorded)
            return recorded;
    }
    if (!decision.fromOutside.isEmpty()) {
        if (auto followed = followRefunds(payment); !followed)
            return followed;
    }
    if (decision.refundsMoved) {
        if (auto woken = wakeRefunds(situation); !woken)
            return woken;
    }
    if (auto raised = attend(decision.attention); !raised)
        return raised;
    if (!decision.returnAll)
        return {};
    return RefundRequests::requestRemaining(m_records, payment.id,
                                            QStringLiteral("late-payment-%1").arg(payment.id.value),
                                            QStringLiteral("paid when it was not owed any more"), m_now);
}

} // namespace meja
