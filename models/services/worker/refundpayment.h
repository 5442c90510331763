#pragma once

#include "paymentreconciliation.h"
#include "refunddecision.h"

namespace meja {

/// Sends approved refunds to Midtrans and tracks them to their end: the job `AdvanceRefund` of the worker.
/// `RefundRequests` creates and approves them; see the diagram in refund.h.
///
/// It queries Midtrans before it sends, commits the attempt before the first byte is sent, and always sends
/// the refund's own key. A lost response makes the refund `UNKNOWN` until GET status shows what happened.
class RefundPayment
{
public:
    /// How long a request without a response may still take effect: the sender's lease, queues at the
    /// partner, and a margin.
    static constexpr Duration defaultFlight = std::chrono::minutes(10);

    /// @param flight a refund without a response counts as absent only after this time has passed.
    RefundPayment(Transactions &transactions, PaymentGateway &gateway, PaymentReconciliation &reconciliation,
                  const Clock &clock, Duration flight = defaultFlight)
        : m_transactions(transactions),
          m_gateway(gateway),
          m_reconciliation(reconciliation),
          m_clock(clock),
          m_flight(flight)
    {}

    /// Advances the lease's refund by one step.
    ///
    /// Failures: `Unavailable` and `OutcomeUnknown` of Midtrans: retry later; `NotFound` and `Rejected` when
    /// Midtrans does not accept the query; `Conflict` with code `answer-overtaken` when the payment has
    /// changed since the query, or `lease-lost`; those of `Transactions::run`.
    Result<Progress> advance(const Lease &lease);

private:
    struct Case
    {
        Refund refund;
        Payment payment;
        std::optional<Instant> lastSentAt; ///< With any of its keys.
    };
    /// Until when a request that was sent may take effect.
    [[nodiscard]] std::optional<Instant> mayArriveUntil(const Case &entry) const;
    static Result<Case> read(Records &records, RefundId id);
    Result<Progress> queryAndDecide(const Case &entry, const Lease &lease);
    Result<Progress> send(const Case &entry, const Lease &lease);
    Result<Progress> recordFailedCall(const Case &entry, const Lease &lease, const Error &error);
    Result<Progress> checkRefusal(const Case &entry, const Lease &lease);

    /// Reads the refund again under the order's lock, decides, and records the decision.
    /// @param transaction Midtrans' response, which is recorded too; null when there is none.
    using Decide = std::function<RefundDecision(const Case &entry)>;
    Result<Progress> record(const Case &before, const Lease &lease, const GatewayTransaction *transaction,
                            const Decide &decide);
    Result<> write(Records &records, Case &entry, const RefundDecision &decision);
    Result<> updateItems(Records &records, const Refund &refund, const RefundDecision &decision,
                         const QString &detail);
    Result<> prepareSending(Records &records, Case &entry, QString &detail);
    static Result<QString> whyNotToSend(Records &records, const Case &entry);
    [[nodiscard]] Progress progressAfter(const Case &entry, const RefundDecision &decision) const;

    Transactions &m_transactions;
    PaymentGateway &m_gateway;
    PaymentReconciliation &m_reconciliation;
    const Clock &m_clock;
    Duration m_flight;
};

} // namespace meja
