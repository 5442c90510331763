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

    /// Adds a refund of this payment. It is approved automatically when the amounts of all refunds of the
    /// order that were approved so, this one included, stay below `approvalLimit`, and a manual transfer has
    /// a complete destination. A limit of 0 requires an approval for every refund.
    ///
    /// Failures: `RuleViolated` with code `exceeds-remaining` when the amount is not positive or exceeds what
    /// is left of the payment; `Conflict` when the idempotency key is taken; those of the record ports.
    Result<Refund> add(const RefundRequest &request, const Payment &payment, Rupiah approvalLimit);

    /// Whether `requestRemaining` raises an item for the approval, or the caller has raised one about the
    /// same money, which then is the only one.
    enum class Item { AlreadyRaised, Raise };

    /// The system requests a refund of the payment's whole remaining amount. The item that `Item::Raise`
    /// raises replaces an open one about the surplus of this payment. Does nothing when nothing is left, the
    /// payment cannot be refunded, or the key was used before.
    ///
    /// Failures: `NotFound` for an unknown payment; those of the record ports.
    Result<> requestRemaining(PaymentId id, const QString &idempotencyKey, const QString &reason,
                              Item item = Item::AlreadyRaised);

    /// Schedules the job that sends an approved refund, or raises an attention item for a manual transfer.
    ///
    /// Failures: those of the record ports.
    Result<> scheduleSending(const Refund &refund);

    /// Raises the refund's one attention item: every other open item of this refund is closed.
    ///
    /// Failures: those of the record ports.
    Result<> raise(AttentionKind kind, const Refund &refund, const QString &detail);

    /// Closes the refund's open items, whatever their kind.
    ///
    /// Failures: those of the record ports.
    Result<> settleItems(const Refund &refund, const QString &note);

    /// Closes the items about money of this payment that is not owed: its refunds take care of it now.
    ///
    /// Failures: those of the record ports.
    Result<> settleSurplus(PaymentId id, const QString &note);

private:
    Result<bool> isBelowLimit(const Refund &refund, Rupiah approvalLimit);
    Result<> settleItemsExcept(std::optional<AttentionKind> kept, const Refund &refund, const QString &note);

    Records &m_records;
    Instant m_now;
};

} // namespace meja
