#include "paymentbooks.h"

#include "refundsums.h"
#include "result.h"

#include <algorithm>

namespace meja {

PaymentStatus shownStatus(const QList<Payment> &payments)
{
    const auto shown =
        std::min_element(payments.cbegin(), payments.cend(), [](const Payment &one, const Payment &other) {
            const int rank = displayRank(one.status);
            const int otherRank = displayRank(other.status);
            return rank != otherRank ? rank < otherRank : one.id.value > other.id.value;
        });
    return shown != payments.cend() ? shown->status : PaymentStatus::Pending;
}

Result<> PaymentBooks::changeStatus(Payment &payment, PaymentStatus to)
{
    payment.status = to;
    RETURN_IF_ERROR(m_records.payments().save(payment));
    return updateOrder(payment.order);
}

Result<> PaymentBooks::updateOrder(OrderId id)
{
    ASSIGN_OR_RETURN(const auto order, m_records.orders().lock(id));
    ASSIGN_OR_RETURN(const auto payments, m_records.payments().ofOrder(id));
    const PaymentStatus status = shownStatus(payments);
    if (status == order.paymentStatus)
        return {};
    return m_records.orders().changePaymentStatus(id, status);
}

Result<> PaymentBooks::followRefunds(Payment payment)
{
    ASSIGN_OR_RETURN(const auto refunds, m_records.refunds().ofPayment(payment.id));
    payment.refunded = std::min(succeeded(refunds), payment.gross);
    const PaymentStatus status = statusAfter(payment, refunds);
    // The status of the refunds took precedence over the reversal of the payment until now.
    if (status == PaymentStatus::Paid && isReversed(payment)) {
        RETURN_IF_ERROR(
            m_records.jobs().schedule({JobKind::CheckPayment, payment.id.value, payment.order, m_now}));
    }
    if (status == payment.status || !mayBecome(payment.status, status))
        return m_records.payments().save(payment);
    return changeStatus(payment, status);
}

} // namespace meja
