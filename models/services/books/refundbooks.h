#pragma once

#include "actor.h"
#include "payment.h"
#include "ports/records.h"
#include "refund.h"

namespace meja {

/// A request to refund money of an order.
struct RefundRequest
{
    OrderId order;
    std::optional<Rupiah> amount; ///< Empty: the whole remaining amount.
    QString reason;
    RefundDestination destination; ///< For payments that no API call can refund.
    QString idempotencyKey;        ///< Stays unique permanently.
    Actor actor;
};

/// Writes new refunds and schedules their sending, inside a transaction that holds the order's lock. Used by
/// `RefundRequests` for people and by the worker for the system.
class RefundBooks
{
public:
    RefundBooks(Records &records, Instant now) : m_records(records), m_now(now) {}

    /// Adds a refund of this payment. It is approved at once when its amount is at most `approvalLimit`; a
    /// limit of 0 requires an approval for every refund.
    ///
    /// Failures: `RuleViolated` with code `exceeds-remaining` when the amount is not positive or exceeds what
    /// is left of the payment; `Conflict` when the idempotency key is taken; those of the record ports.
    Result<Refund> add(const RefundRequest &request, const Payment &payment, Rupiah approvalLimit);

    /// Whether `requestRemaining` raises an item, or the caller has raised one about the same money.
    enum class Item { Raise, AlreadyRaised };

    /// The system requests a refund of the payment's whole remaining amount and raises an attention item for
    /// its approval. Does nothing when nothing is left, the payment cannot be refunded, or the key was used
    /// before.
    ///
    /// Failures: `NotFound` for an unknown payment; those of the record ports.
    Result<> requestRemaining(PaymentId id, const QString &idempotencyKey, const QString &reason,
                              Item item = Item::Raise);

    /// Schedules the job that sends an approved refund, or raises an attention item for a manual transfer.
    ///
    /// Failures: those of the record ports.
    Result<> scheduleSending(const Refund &refund);

private:
    Records &m_records;
    Instant m_now;
};

} // namespace meja
