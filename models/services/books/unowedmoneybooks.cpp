#include "unowedmoneybooks.h"

#include "refundbooks.h"
#include "result.h"

namespace meja {

Result<QList<BookedPayment>> UnowedMoneyBooks::bookedPayments(OrderId id)
{
    ASSIGN_OR_RETURN(const auto payments, m_records.payments().ofOrder(id));
    QList<BookedPayment> entries;
    for (const Payment &payment : payments) {
        BookedPayment entry{payment, {}};
        if (holdsMoney(payment)) {
            ASSIGN_OR_RETURN(entry.refunds, m_records.refunds().ofPayment(payment.id));
        }
        entries.append(entry);
    }
    return entries;
}

Result<> UnowedMoneyBooks::giveBack(OrderId id)
{
    ASSIGN_OR_RETURN(const auto order, m_records.orders().lock(id));
    ASSIGN_OR_RETURN(const auto entries, bookedPayments(id));
    const QList<BookedPayment> unowed = unowedPayments(order.status, entries);
    if (unowed.isEmpty())
        return {};
    ASSIGN_OR_RETURN(const auto cancellation, m_records.cancellations().liveOf(id));
    if (cancellation)
        return {};
    for (const BookedPayment &entry : unowed)
        RETURN_IF_ERROR(giveBack(order, entry));
    return {};
}

Result<> UnowedMoneyBooks::giveBack(const Order &order, const BookedPayment &entry)
{
    if (wasRefundDeclined(entry))
        return {};
    const PaymentId id = entry.payment.id;
    RETURN_IF_ERROR(
        raise(order, id,
              hasEnded(order.status)
                  ? QStringLiteral("paid after the order was closed; its refund was requested")
                  : QStringLiteral("another payment of the order is also paid; the refund of this "
                                   "one was requested")));
    // A refund that a person lowered leaves a rest, which is requested under a key of its own.
    QString key = QStringLiteral("late-payment-%1").arg(id.value);
    if (!entry.refunds.isEmpty())
        key += QStringLiteral("-R%1").arg(entry.refunds.size() + 1);
    return RefundBooks(m_records, m_now)
        .requestRemaining(id, key, QStringLiteral("the order was already paid, cancelled or expired"),
                          RefundBooks::Item::AlreadyRaised);
}

Result<> UnowedMoneyBooks::raise(const Order &order, PaymentId payment, const QString &detail)
{
    const AttentionKind kind =
        hasEnded(order.status) ? AttentionKind::PaidAfterEnd : AttentionKind::PaidTwice;
    return m_records.attention().raise({kind, payment.value, order.id, detail}, m_now);
}

} // namespace meja
