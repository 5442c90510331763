#pragma once

#include "ports/clock.h"
#include "refund.h"
#include "refundsums.h"
#include "transactions.h"

namespace meja {

/// A wish to pay money of an order back.
struct RefundRequest
{
    OrderId order;
    std::optional<Rupiah> amount; ///< Nothing: all that is left.
    QString reason;
    RefundDestination destination; ///< For payments that no call can refund.
    QString idempotencyKey;
    Actor actor;
};

/// What a person found out about a refund that only a person could settle.
enum class SeenOutcome { Succeeded, Failed, SendAgain };

/// What people do with refunds: ask, approve, reject, try again, transfer by hand. Nothing here calls the
/// gateway; `RefundPayment` does, in the worker.
///
/// Failures of daily life bear a code: `not-refundable`, `disputed`, `nothing-left`, `exceeds-remaining`,
/// `destination-missing`, `wrong-state`, `already-sent`, `own-request` (approver = requester), `not-admin`,
/// `key-reused`, `reversed` (the money went back by itself), `from-outside` (made at Midtrans, not here),
/// `transfer-recorded` (by one person, and not confirmed yet).
class RefundRequests
{
public:
    RefundRequests(Transactions &transactions, const Clock &clock, Rupiah approvalLimit = Rupiah(0))
        : m_transactions(transactions), m_clock(clock), m_approvalLimit(approvalLimit)
    {}

    /// The same key again gives the same refund.
    Result<Refund> request(const RefundRequest &request);
    Result<Refund> approve(RefundId id, const Actor &actor);
    Result<Refund> reject(RefundId id, const QString &reason, const Actor &actor);
    /// An approved refund loses its approval by it.
    Result<Refund> edit(RefundId id, std::optional<Rupiah> amount,
                        const std::optional<RefundDestination> &destination, const Actor &actor);
    Result<Refund> retry(RefundId id, const Actor &actor);
    /// The first admin records the transfer and its proof, a second one confirms it.
    Result<Refund> settleManually(RefundId id, const QString &proof, const Actor &actor);
    Result<Refund> recordSeen(RefundId id, SeenOutcome outcome, const QString &note, const Actor &actor);

    /// The system asks for everything that is left of a payment, inside a transaction that holds its
    /// order's lock. Nothing happens when nothing is left or the key was used before.
    static Result<> requestRemaining(Records &records, PaymentId id, const QString &idempotencyKey,
                                     const QString &reason, Instant now);

private:
    /// One refund in one transaction: order locked, then refund, payment and its other refunds read.
    struct Case
    {
        Records &records;
        Refund refund;
        Payment payment;
        QList<Refund> all;
    };
    using Step = std::function<Result<>(Case &)>;
    Result<Refund> change(RefundId id, const Actor &actor, const Step &step);
    static Result<Case> open(Records &records, RefundId id);
    static Result<Refund> add(Records &records, const RefundRequest &request, const Payment &payment,
                              Rupiah limit, Instant now);
    [[nodiscard]] static Result<> requireAdmin(Records &records, const Actor &actor);
    Result<> approve(Case &entry, const Actor &actor);
    Result<> recordTransfer(Case &entry, const QString &proof, const Actor &actor);

    Transactions &m_transactions;
    const Clock &m_clock;
    Rupiah m_approvalLimit;
};

} // namespace meja
