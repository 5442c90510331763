#include "simmoneyinvariants.h"

#include "refundsums.h"

#include <algorithm>

namespace meja {

namespace {

bool isWithoutSale(const Order &order)
{
    return order.status == OrderStatus::Cancelled || order.status == OrderStatus::Expired;
}

} // namespace

QStringList SimMoneyInvariants::problems() const
{
    QStringList problems;
    for (const auto &[id, order] : m_books.orders)
        surplusOf(order, problems);
    for (const auto &[id, payment] : m_books.payments)
        promisedOf(payment, problems);
    return problems;
}

QStringList SimMoneyInvariants::problemsAtTheEnd() const
{
    QStringList problems;
    for (const auto &[id, order] : m_books.orders) {
        if (isBeingCancelled(id))
            continue;
        const auto kept =
            std::count_if(m_books.payments.cbegin(), m_books.payments.cend(), [&](const auto &entry) {
                return entry.second.order == id && holdsMoney(entry.second) && !isHandled(entry.second);
            });
        if (kept > (isWithoutSale(order) ? 0 : 1))
            problems.append(
                QStringLiteral("M6 nobody requested the refund of money of order %1 that is not owed")
                    .arg(id.value));
    }
    return problems;
}

bool SimMoneyInvariants::isHandled(const Payment &payment) const
{
    const bool isDecided =
        std::any_of(m_books.attention.cbegin(), m_books.attention.cend(), [&](const auto &entry) {
            return entry.second.subject == payment.id.value && !entry.second.resolvedBy.isEmpty();
        });
    return isDecided || !refundsOf(payment.id).isEmpty();
}

QList<Refund> SimMoneyInvariants::refundsOf(PaymentId payment) const
{
    QList<Refund> found;
    for (const auto &[id, refund] : m_books.refunds) {
        if (refund.payment == payment)
            found.append(refund);
    }
    return found;
}

/// Whether a person must see, or has seen, an item about this payment or one of its refunds. An item that the
/// program has closed does not count: its cause must have ended.
bool SimMoneyInvariants::hasItem(const Payment &payment) const
{
    return std::any_of(m_books.attention.cbegin(), m_books.attention.cend(), [&](const auto &entry) {
        const AttentionItem &item = entry.second;
        const auto refund = m_books.refunds.find(RefundId{item.subject});
        const bool isOfRefund = refund != m_books.refunds.end() && refund->second.payment == payment.id;
        const bool isAboutMoney = item.subject == payment.id.value || isOfRefund;
        return isAboutMoney && (!item.resolvedAt || !item.resolvedBy.isEmpty());
    });
}

bool SimMoneyInvariants::isCovered(const Payment &payment) const
{
    return remaining(payment, refundsOf(payment.id)) == Rupiah(0) || hasItem(payment);
}

bool SimMoneyInvariants::isBeingCancelled(OrderId order) const
{
    return std::any_of(m_books.cancellations.cbegin(), m_books.cancellations.cend(), [&](const auto &entry) {
        return entry.second.order == order && isLive(entry.second.step);
    });
}

void SimMoneyInvariants::surplusOf(const Order &order, QStringList &problems) const
{
    if (isBeingCancelled(order.id))
        return;
    const auto uncovered =
        std::count_if(m_books.payments.cbegin(), m_books.payments.cend(), [&](const auto &entry) {
            return entry.second.order == order.id && holdsMoney(entry.second) && !isCovered(entry.second);
        });
    if (isWithoutSale(order) && uncovered > 0)
        problems.append(
            QStringLiteral("M6 order %1 has ended, but keeps money without a refund or an attention item")
                .arg(order.id.value));
    if (!isWithoutSale(order) && uncovered > 1)
        problems.append(QStringLiteral("M6 order %1 was paid twice without a refund or an attention item")
                            .arg(order.id.value));
}

void SimMoneyInvariants::promisedOf(const Payment &payment, QStringList &problems) const
{
    Rupiah promised;
    for (const Refund &refund : refundsOf(payment.id)) {
        const bool isTransferred = !refund.settledBy.isEmpty() && refund.confirmedBy.isEmpty();
        if (isTransferred || holdsMoney(refund.state))
            promised = promised + refund.amount;
    }
    if (promised > payment.gross && !m_books.hadAttention(AttentionKind::OverRefunded, payment.order))
        problems.append(
            QStringLiteral("M7 the refunds and unconfirmed transfers exceed what was paid for payment %1")
                .arg(payment.id.value));
}

} // namespace meja
