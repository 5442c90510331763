#include "orderexpiry.h"

#include "paymentbooks.h"

#include <algorithm>

namespace meja {

using namespace std::chrono_literals;

Result<OrderExpiry::Case> OrderExpiry::read(OrderId id)
{
    Case entry;
    auto done = m_transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        auto order = records.orders().lock(id);
        if (!order)
            return tl::unexpected(order.error());
        auto payments = records.payments().ofOrder(id);
        if (!payments)
            return tl::unexpected(payments.error());
        entry = {*order, *payments};
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return entry;
}

Result<Progress> OrderExpiry::expire(const Lease &lease)
{
    const auto entry = read(OrderId{lease.subject});
    if (!entry)
        return tl::unexpected(entry.error());
    if (entry->order.status != OrderStatus::AwaitingPayment)
        return Progress::done();
    if (m_clock.now() < entry->order.expiresAt)
        return Progress::waitUntil(entry->order.expiresAt);
    for (const Payment &payment : entry->payments) {
        if (payment.status != PaymentStatus::Pending)
            continue;
        const auto closed = close(payment, lease);
        if (!closed)
            return tl::unexpected(closed.error());
        if (!*closed)
            return Progress::waitUntil(m_clock.now() + 5min);
    }
    auto ended =
        m_transactions.run(Actor::system(QStringLiteral("not paid in time")), lease,
                           [&](Records &records) { return end(records, entry->order.id, entry->payments); });
    if (!ended)
        return tl::unexpected(ended.error());
    // The order tells whether it is over, or was given more time or another payment meanwhile.
    return Progress::goOn();
}

Result<bool> OrderExpiry::close(const Payment &before, const Lease &lease)
{
    auto payment = m_reconciliation.refresh(before.id, lease);
    if (!payment && payment.error().kind == ErrorKind::NotFound)
        return m_clock.now() >= before.expiresAt;
    if (!payment)
        return tl::unexpected(payment.error());
    if (payment->status != PaymentStatus::Pending)
        return true;
    const auto answer = m_gateway.expire({payment->gatewayOrderId, payment->transactionId}, purposeOf(lease));
    if (!answer)
        return tl::unexpected(answer.error());
    payment = m_reconciliation.refresh(before.id, lease);
    if (!payment)
        return tl::unexpected(payment.error());
    return payment->status != PaymentStatus::Pending;
}

Result<> OrderExpiry::end(Records &records, OrderId id, const QList<Payment> &closed)
{
    const auto order = records.orders().lock(id);
    if (!order)
        return tl::unexpected(order.error());
    const auto payments = records.payments().ofOrder(id);
    if (!payments)
        return tl::unexpected(payments.error());
    const bool isPaid = std::any_of(payments->cbegin(), payments->cend(),
                                    [](const Payment &payment) { return hasArrived(payment.status); });
    const Instant now = m_clock.now();
    if (order->status != OrderStatus::AwaitingPayment || isPaid || now < order->expiresAt ||
        payments->size() != closed.size())
        return {};
    PaymentBooks books(records, now);
    for (Payment payment : *payments) {
        if (payment.status != PaymentStatus::Pending)
            continue;
        if (auto changed = books.changeStatus(payment, PaymentStatus::Expired); !changed)
            return changed;
    }
    if (auto changed = records.orders().changeStatus(id, OrderStatus::Expired, now); !changed)
        return changed;
    return records.orders().returnStock(id, OrderRecords::Return::Expired);
}

} // namespace meja
