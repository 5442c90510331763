#pragma once

#include "paymentreconciliation.h"

namespace meja {

/// Ends orders that nobody paid in time and gives their stock back: the job `ExpireOrder`.
///
/// Midtrans is asked first, for a payment that arrived unheard, and told to expire what is still open, so
/// that the order can't be paid after its stock went back.
class OrderExpiry
{
public:
    OrderExpiry(Transactions &transactions, PaymentGateway &gateway, PaymentReconciliation &reconciliation,
                const Clock &clock)
        : m_transactions(transactions), m_gateway(gateway), m_reconciliation(reconciliation), m_clock(clock)
    {}

    Result<Progress> expire(const Lease &lease);

private:
    struct Case
    {
        Order order;
        QList<Payment> payments;
    };
    Result<Case> read(OrderId id);
    /// Whether the payment is closed for good; not when its state can't be changed at the moment.
    Result<bool> close(const Payment &before, const Lease &lease);
    Result<> end(Records &records, OrderId id, const QList<Payment> &closed);

    Transactions &m_transactions;
    PaymentGateway &m_gateway;
    PaymentReconciliation &m_reconciliation;
    const Clock &m_clock;
};

} // namespace meja
