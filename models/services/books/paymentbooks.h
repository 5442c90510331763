#pragma once

#include "payment.h"
#include "ports/records.h"

namespace meja {

/// The status that an order with these payments shows; see `displayRank`. `Pending` without a payment.
[[nodiscard]] PaymentStatus shownStatus(const QList<Payment> &payments);

/// Changes a payment's status and updates the order's payment status. Used by every service that changes
/// payments, inside a transaction that holds the order's lock.
class PaymentBooks
{
public:
    PaymentBooks(Records &records, Instant now) : m_records(records), m_now(now) {}

    /// Saves the payment with this status and updates the order's payment status.
    ///
    /// Failures: `NotFound` for an unknown payment or order; `RuleViolated` when the database refuses the
    /// change of status; `Conflict`, `Unavailable` of the record ports.
    Result<> changeStatus(Payment &payment, PaymentStatus to);

    /// Computes the payment's status and refunded amount from its refunds and saves them. Schedules
    /// `CheckPayment` when the result would be `Paid` although Midtrans reversed the payment.
    ///
    /// Failures: as for `changeStatus`.
    Result<> followRefunds(Payment payment);

private:
    Result<> updateOrder(OrderId id);

    Records &m_records;
    Instant m_now;
};

} // namespace meja
