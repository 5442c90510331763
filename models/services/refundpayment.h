#pragma once

#include "paymentreconciliation.h"
#include "refunddecision.h"

namespace meja {

/// Carries refunds to their end through the gateway: the job `AdvanceRefund`.
///
/// It asks before it sends, writes the attempt down before the first byte leaves, sends with the refund's
/// own key, and takes a lost answer for what it is: unknown, until Midtrans' status tells.
class RefundPayment
{
public:
    /// How long a request without an answer may still take effect: its sender's lease, the partner's own
    /// pipes, and a margin.
    static constexpr Duration usualFlight = std::chrono::minutes(10);

    /// @param flight only after it is Midtrans believed that a refund without an answer is not there.
    RefundPayment(Transactions &transactions, PaymentGateway &gateway, PaymentReconciliation &reconciliation,
                  const Clock &clock, Duration flight = usualFlight)
        : m_transactions(transactions),
          m_gateway(gateway),
          m_reconciliation(reconciliation),
          m_clock(clock),
          m_flight(flight)
    {}

    Result<Progress> advance(const Lease &lease);

private:
    struct Case
    {
        Refund refund;
        Payment payment;
        std::optional<Instant> lastSentAt; ///< By any of its keys.
    };
    /// Until when a request that was sent may take effect, answered or not.
    [[nodiscard]] std::optional<Instant> mayArriveUntil(const Case &entry) const;
    static Result<Case> read(Records &records, RefundId id);
    Result<Case> read(RefundId id);
    Result<Progress> lookAndGoOn(const Case &entry, const Lease &lease);
    Result<Progress> send(const Case &entry, const Lease &lease);
    Result<Progress> lookAfterRefusal(const Case &entry, const Lease &lease);
    /// Decides on the books as they are now and writes it down; `decided` tells what it was.
    using Deciding = std::function<RefundDecision(const Case &entry)>;
    Result<Progress> record(const Case &before, const Lease &lease, const GatewayTransaction *said,
                            const Deciding &deciding);
    Result<> write(Records &records, Case &entry, const RefundDecision &decision);
    Result<> prepareSending(Records &records, Case &entry, QString &detail);
    static Result<QString> hindrance(Records &records, const Case &entry);
    [[nodiscard]] Progress progressAfter(const Case &entry, const RefundDecision &decision) const;

    Transactions &m_transactions;
    PaymentGateway &m_gateway;
    PaymentReconciliation &m_reconciliation;
    const Clock &m_clock;
    Duration m_flight;
};

} // namespace meja
