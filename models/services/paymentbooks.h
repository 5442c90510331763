#pragma once

#include "paymentdecision.h"
#include "ports/records.h"

namespace meja {

/// How a payment's change is written: the payment, the order's payment status that mirrors it, and the
/// order itself. Works inside a transaction that holds the order's lock.
class PaymentBooks
{
public:
    PaymentBooks(Records &records, Instant now) : m_records(records), m_now(now) {}

    /// Everything the decision needs. The order is locked by it.
    Result<PaymentSituation> situation(PaymentId id);

    /// Writes down what GET status said; refunds it asks for are requested by the system.
    Result<> apply(const PaymentSituation &situation, const PaymentDecision &decision);

    /// Sets the payment's status to what its refunds say, if it changes.
    Result<> followRefunds(Payment payment);

    /// Sets the status and lets the order mirror it.
    Result<> changeStatus(Payment &payment, PaymentStatus to);

private:
    Result<> mirror(OrderId id);
    Result<> changeOrder(const PaymentSituation &situation, PaymentDecision::OrderEffect effect);
    Result<> recordFromOutside(const Payment &payment, const GatewayRefund &shown);
    Result<> wakeRefunds(const PaymentSituation &situation);
    Result<> attend(const QList<NewAttention> &items);

    Records &m_records;
    Instant m_now;
};

} // namespace meja
