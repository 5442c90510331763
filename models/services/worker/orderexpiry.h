#pragma once

#include "paymentreconciliation.h"

namespace meja {

/// Expires orders that were not paid in time and returns their stock: the job `ExpireOrder` of the worker.
///
/// It first queries Midtrans, because a payment may have arrived without a notification, and expires open
/// transactions there, so that the order cannot be paid after its stock was returned.
class OrderExpiry
{
public:
    OrderExpiry(Transactions &transactions, PaymentGateway &gateway, PaymentReconciliation &reconciliation,
                const Clock &clock)
        : m_transactions(transactions), m_gateway(gateway), m_reconciliation(reconciliation), m_clock(clock)
    {}

    /// Runs the job for one order. Does nothing when the order is no longer waiting for its payment.
    ///
    /// Failures: `Unavailable`, `OutcomeUnknown` and `Rejected` of Midtrans; `Conflict` with code
    /// `lease-lost`; those of `Transactions::run`.
    Result<Progress> expire(const Lease &lease);

private:
    struct Case
    {
        Order order;
        QList<Payment> payments;
    };
    Result<Case> read(OrderId id);
    /// Closes one payment at Midtrans. False when it is still open and must be tried again later.
    Result<bool> close(const Payment &before, const Lease &lease);
    Result<> end(Records &records, OrderId id, const QList<Payment> &closed);

    Transactions &m_transactions;
    PaymentGateway &m_gateway;
    PaymentReconciliation &m_reconciliation;
    const Clock &m_clock;
};

} // namespace meja
