#pragma once

#include "ports/clock.h"
#include "refundbooks.h"
#include "transactions.h"

namespace meja {

/// The outcome that a person records for a refund in `NEEDS_PERSON`.
enum class SeenOutcome { Succeeded, Failed, SendAgain };

/// What staff may do with refunds: request, edit, withdraw, retry; and for admins: approve, reject, transfer
/// manually, withdraw such a transfer, record an outcome. Each call is one transaction and calls no partner;
/// the worker sends refunds with `RefundPayment`.
///
// clang-format off
/// The codes of the failures:
///
///     not-admin            the actor is not an admin
///     own-request          the actor requested or changed the refund, or recorded the transfer
///     not-requester        the actor neither requested nor changed the refund
///     wrong-state          the refund's state does not allow it
///     already-sent         the refund was sent; its outcome must be known first
///     transfer-recorded    a manual transfer is recorded and not confirmed yet
///     no-transfer          no manual transfer is recorded
///     from-outside         the refund was made at Midtrans, not by Meja
///     disputed             the payment is charged back
///     reversed             Midtrans reversed the payment
///     nothing-left         no payment of the order can be refunded
///     exceeds-remaining    the amount exceeds what is left of the payment
///     destination-missing  a manual transfer needs bank, account and holder
///     key-reused           the idempotency key belongs to another order's refund
// clang-format on
class RefundRequests
{
public:
    /// @param approvalLimit below this sum an order's refunds need no approval; 0: every refund needs one.
    RefundRequests(Transactions &transactions, const Clock &clock, Rupiah approvalLimit = Rupiah(0))
        : m_transactions(transactions), m_clock(clock), m_approvalLimit(approvalLimit)
    {}

    /// Requests a refund of the order's newest payment that holds money. The same key again returns the same
    /// refund.
    ///
    /// Failures: `NotFound` for an unknown order; `RuleViolated` with `disputed`, `nothing-left`,
    /// `exceeds-remaining`; `Conflict` with `key-reused`; `Conflict`, `Unavailable`, `OutcomeUnknown` of
    /// `Transactions::run`.
    Result<Refund> request(const RefundRequest &request);

    /// Approves a `REQUESTED` refund and schedules its sending. Nobody approves a refund that they requested,
    /// or whose amount or destination they ever changed. If no other admin is left, the refund must be
    /// rejected or withdrawn, and requested anew.
    ///
    /// Failures: `NotFound` for an unknown refund; `Forbidden` with `not-admin`, `own-request`;
    /// `RuleViolated` with `wrong-state`, `disputed`, `reversed`, `exceeds-remaining`, `destination-missing`;
    /// `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<Refund> approve(RefundId id, const Actor &actor);

    /// Rejects a `REQUESTED` refund. When the payment then keeps money of an order that is over or paid
    /// twice, an attention item is raised.
    ///
    /// Failures: `NotFound` for an unknown refund; `Forbidden` with `not-admin`, `own-request`;
    /// `RuleViolated` with `wrong-state`, `already-sent`; `Conflict`, `Unavailable`, `OutcomeUnknown` of
    /// `Transactions::run`.
    Result<Refund> reject(RefundId id, const QString &reason, const Actor &actor);

    /// Withdraws a `REQUESTED` refund: it becomes `REJECTED`, as by `reject`.
    ///
    /// Failures: `NotFound` for an unknown refund; `Forbidden` with `not-requester`; `RuleViolated` with
    /// `wrong-state`, `already-sent`; `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<Refund> withdraw(RefundId id, const QString &reason, const Actor &actor);

    /// Changes amount or destination. The refund becomes `REQUESTED` by this actor and needs a new approval.
    /// An edit without a difference changes nothing. A smaller amount raises an attention item as `reject`
    /// does.
    ///
    /// Failures: `NotFound` for an unknown refund; `RuleViolated` with `wrong-state`, `already-sent`,
    /// `transfer-recorded`, `exceeds-remaining`; `Conflict`, `Unavailable`, `OutcomeUnknown` of
    /// `Transactions::run`.
    Result<Refund> edit(RefundId id, std::optional<Rupiah> amount,
                        const std::optional<RefundDestination> &destination, const Actor &actor);

    /// Sends a `FAILED` refund again, with the key of the next try.
    ///
    /// Failures: `NotFound` for an unknown refund; `RuleViolated` with `wrong-state`, `from-outside`,
    /// `transfer-recorded`, `exceeds-remaining`, `disputed`, `reversed`; `Conflict`, `Unavailable`,
    /// `OutcomeUnknown` of `Transactions::run`.
    Result<Refund> retry(RefundId id, const Actor &actor);

    /// The first call records a manual transfer with its proof. The second call, by another admin, confirms
    /// it.
    ///
    /// Failures: `NotFound` for an unknown refund; `Forbidden` with `not-admin`, `own-request`;
    /// `RuleViolated` with `wrong-state`, `from-outside`, `already-sent`, `disputed`, `reversed`,
    /// `exceeds-remaining`; `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<Refund> settleManually(RefundId id, const QString &proof, const Actor &actor);

    /// Withdraws a recorded manual transfer that is not confirmed. The refund continues in its state.
    ///
    /// Failures: `NotFound` for an unknown refund; `Forbidden` with `not-admin`; `RuleViolated` with
    /// `wrong-state`, `no-transfer`; `Conflict`, `Unavailable`, `OutcomeUnknown` of `Transactions::run`.
    Result<Refund> withdrawTransfer(RefundId id, const QString &reason, const Actor &actor);

    /// Records what Midtrans' dashboard shows about a refund in `NEEDS_PERSON`. An admin who has it sent
    /// again takes over the approval when the approver is not an admin any more, or requested or changed it.
    ///
    /// Failures: `NotFound` for an unknown refund; `Forbidden` with `not-admin`, `own-request`;
    /// `RuleViolated` with `wrong-state`, `transfer-recorded`, `from-outside`; `Conflict`, `Unavailable`,
    /// `OutcomeUnknown` of `Transactions::run`.
    Result<Refund> recordSeen(RefundId id, SeenOutcome outcome, const QString &note, const Actor &actor);

private:
    /// One refund in one transaction, read after its order was locked.
    struct Case
    {
        Records &records;
        Order order;
        Refund refund;
        Payment payment;
        QList<Refund> all; ///< All refunds of the payment, this one included.
    };
    using Step = std::function<Result<>(Case &)>;
    Result<Refund> change(RefundId id, const Actor &actor, const Step &step);
    static Result<Case> open(Records &records, RefundId id);
    static Result<> requireAdmin(Records &records, const Actor &actor);
    Result<> approve(Case &entry, const Actor &actor);
    Result<> drop(Case &entry, const QString &reason, const QString &note);
    Result<> resume(Case &entry);
    static Result<> renewApproval(Case &entry, const Actor &actor);
    Result<> recordTransfer(Case &entry, const QString &proof, const Actor &actor);
    Result<> recordOutcome(Case &entry, SeenOutcome outcome, const QString &note);

    Transactions &m_transactions;
    const Clock &m_clock;
    Rupiah m_approvalLimit;
};

} // namespace meja
