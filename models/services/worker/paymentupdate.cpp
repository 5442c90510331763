#include "paymentupdate.h"

#include "refundsums.h"
#include "result.h"
#include "shipmentbooks.h"
#include "unowedmoneybooks.h"

#include <algorithm>

namespace meja {

Result<PaymentSituation> readSituation(Records &records, PaymentId id)
{
    ASSIGN_OR_RETURN(const auto order, records.payments().orderOf(id));
    PaymentSituation situation;
    ASSIGN_OR_RETURN(situation.order, records.orders().lock(order));
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order));
    ASSIGN_OR_RETURN(situation.refunds, records.refunds().ofPayment(id));
    for (const Payment &payment : payments) {
        if (payment.id == id)
            situation.payment = payment;
        else
            situation.others.append(payment);
    }
    return situation;
}

Result<> PaymentUpdate::apply(const PaymentSituation &situation, const PaymentDecision &decision)
{
    Payment payment = decision.payment;
    payment.status = situation.payment.status;
    RETURN_IF_ERROR(m_records.payments().save(payment));
    for (const PaymentStatus status : decision.path)
        RETURN_IF_ERROR(m_books.changeStatus(payment, status));
    RETURN_IF_ERROR(changeOrder(situation, decision.orderEffect));
    for (const GatewayRefund &shown : decision.fromOutside)
        RETURN_IF_ERROR(recordFromOutside(payment, shown));
    if (!decision.fromOutside.isEmpty())
        RETURN_IF_ERROR(m_books.followRefunds(payment));
    if (decision.refundsChanged)
        RETURN_IF_ERROR(scheduleRefunds(situation));
    RETURN_IF_ERROR(raise(decision.attention));
    // The only payment of an order that continues is owed.
    if (situation.others.isEmpty() && !hasEnded(situation.order.status))
        return {};
    return UnowedMoneyBooks(m_records, m_now).giveBack(situation.order.id);
}

Result<> PaymentUpdate::changeOrder(const PaymentSituation &situation, PaymentDecision::OrderEffect effect)
{
    const Order &order = situation.order;
    switch (effect) {
    case PaymentDecision::OrderEffect::None:
        return {};
    case PaymentDecision::OrderEffect::BecomesPaid:
        return becomePaid(situation);
    case PaymentDecision::OrderEffect::BecomesUnpaid:
        if (order.status != OrderStatus::Paid || holdsMoney(situation.others))
            return {};
        RETURN_IF_ERROR(m_records.orders().changeStatus(order.id, OrderStatus::AwaitingPayment, m_now));
        return m_records.jobs().schedule({JobKind::ExpireOrder, order.id.value, order.id, order.expiresAt});
    }
    Q_UNREACHABLE();
}

/// Money that arrived ends the block of a reversal, and the order's other payments must no longer be paid.
Result<> PaymentUpdate::becomePaid(const PaymentSituation &situation)
{
    for (Payment other : situation.others) {
        if (other.shippingBlocked) {
            other.shippingBlocked = false;
            RETURN_IF_ERROR(m_records.payments().save(other));
        }
        if (!hasArrived(other.status) && !isReversed(other))
            RETURN_IF_ERROR(
                m_records.jobs().schedule({JobKind::CheckPayment, other.id.value, other.order, m_now}));
    }
    Order order = situation.order;
    if (order.status == OrderStatus::AwaitingPayment) {
        order.status = OrderStatus::Paid;
        RETURN_IF_ERROR(m_records.orders().changeStatus(order.id, order.status, m_now));
    }
    return followShipment(m_records, order, m_now);
}

Result<> PaymentUpdate::recordFromOutside(const Payment &payment, const GatewayRefund &shown)
{
    ASSIGN_OR_RETURN(auto refunds, m_records.refunds().ofPayment(payment.id));
    Refund refund;
    refund.payment = payment.id;
    refund.order = payment.order;
    refund.ordinal = nextOrdinal(refunds);
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

    refunds.append(refund);
    const QString detail =
        QStringLiteral("%1 was refunded at Midtrans, not by Meja").arg(shown.amount.amount());
    if (!isOverRefunded(payment, refunds))
        return raise({{AttentionKind::RefundFromOutside, id.value, payment.order, detail}});
    return raise({{AttentionKind::OverRefunded, payment.id.value, payment.order,
                   detail + QStringLiteral("; the refunds exceed what was paid")}});
}

Result<> PaymentUpdate::scheduleRefunds(const PaymentSituation &situation)
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

Result<> PaymentUpdate::raise(const QList<NewAttention> &items)
{
    for (const NewAttention &item : items)
        RETURN_IF_ERROR(m_records.attention().raise(item, m_now));
    return {};
}

} // namespace meja
