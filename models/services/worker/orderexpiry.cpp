#include "orderexpiry.h"

#include "paymentbooks.h"

namespace meja {

using namespace std::chrono_literals;

Result<OrderExpiry::Case> OrderExpiry::read(OrderId id)
{
    return m_transactions.run(Actor::system(), [&](Records &records) -> Result<Case> {
        ASSIGN_OR_RETURN(auto order, records.orders().lock(id));
        ASSIGN_OR_RETURN(auto payments, records.payments().ofOrder(id));
        return Case{std::move(order), std::move(payments)};
    });
}

Result<Progress> OrderExpiry::expire(const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto entry, read(OrderId{lease.subject}));
    if (entry.order.status != OrderStatus::AwaitingPayment)
        return Progress::done();
    if (m_clock.now() < entry.order.expiresAt)
        return Progress::waitUntil(entry.order.expiresAt);
    for (const Payment &payment : entry.payments) {
        if (payment.status != PaymentStatus::Pending)
            continue;
        ASSIGN_OR_RETURN(const auto closed, close(payment, lease));
        if (!closed)
            return Progress::waitUntil(m_clock.now() + 5min);
    }
    RETURN_IF_ERROR(
        m_transactions.run(Actor::system(QStringLiteral("not paid in time")), lease,
                           [&](Records &records) { return end(records, entry.order.id, entry.payments); }));
    // The next step reads the order: it may have got more time or another payment meanwhile.
    return Progress::continueNow();
}

Result<bool> OrderExpiry::close(const Payment &before, const Lease &lease)
{
    auto refreshed = m_reconciliation.refresh(before.id, lease);
    if (!refreshed && refreshed.error().kind == ErrorKind::NotFound)
        return m_clock.now() >= before.expiresAt;
    ASSIGN_OR_RETURN(Payment payment, std::move(refreshed));
    if (payment.status != PaymentStatus::Pending)
        return true;
    RETURN_IF_ERROR(m_gateway.expire({payment.gatewayOrderId, payment.transactionId}, purposeOf(lease)));
    ASSIGN_OR_RETURN(payment, m_reconciliation.refresh(before.id, lease));
    return payment.status != PaymentStatus::Pending;
}

Result<> OrderExpiry::end(Records &records, OrderId id, const QList<Payment> &closed)
{
    ASSIGN_OR_RETURN(const auto order, records.orders().lock(id));
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(id));
    const Instant now = m_clock.now();
    if (order.status != OrderStatus::AwaitingPayment || now < order.expiresAt ||
        payments.size() != closed.size())
        return {};
    if (holdsMoney(payments))
        return records.orders().changeStatus(id, OrderStatus::Paid, now);
    PaymentBooks books(records, now);
    for (Payment payment : payments) {
        if (payment.status == PaymentStatus::Pending) {
            RETURN_IF_ERROR(books.changeStatus(payment, PaymentStatus::Expired));
        } else if (!hasArrived(payment.status) && !isReversed(payment)) {
            // It ended in the books only; Midtrans may still accept it.
            RETURN_IF_ERROR(
                records.jobs().schedule({JobKind::CheckPayment, payment.id.value, payment.order, now}));
        }
    }
    RETURN_IF_ERROR(records.orders().changeStatus(id, OrderStatus::Expired, now));
    return records.orders().returnStock(id, OrderRecords::Return::Expired);
}

} // namespace meja
