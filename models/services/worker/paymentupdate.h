#pragma once

#include "paymentbooks.h"
#include "paymentdecision.h"

namespace meja {

/// Reads everything that `decide` needs about a payment. Locks its order first.
///
/// Failures: `NotFound` for an unknown payment; those of the record ports.
Result<PaymentSituation> readSituation(Records &records, PaymentId id);

/// Writes a decision about a payment: the payment, its order, refunds made outside Meja, the jobs of its
/// refunds, attention items, and the refunds of all money of the order that is not owed. Used by
/// `PaymentReconciliation`, inside a transaction that holds the order's lock.
class PaymentUpdate
{
public:
    PaymentUpdate(Records &records, Instant now) : m_records(records), m_now(now), m_books(records, now) {}

    /// Failures: those of the record ports, among them `RuleViolated` when the database refuses a change of
    /// status.
    Result<> apply(const PaymentSituation &situation, const PaymentDecision &decision);

private:
    Result<> changeOrder(const PaymentSituation &situation, PaymentDecision::OrderEffect effect);
    Result<> becomePaid(const PaymentSituation &situation);
    Result<> recordFromOutside(const Payment &payment, const GatewayRefund &shown);
    Result<> scheduleRefunds(const PaymentSituation &situation);
    Result<> raise(const QList<NewAttention> &items);

    Records &m_records;
    Instant m_now;
    PaymentBooks m_books;
};

} // namespace meja
