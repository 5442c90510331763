#include "refundpayment.h"

#include "paymentbooks.h"
#include "refundbooks.h"
#include "refundsums.h"

namespace meja {

using namespace std::chrono_literals;

namespace {

/// Whether the worker sends and tracks it; people settle the others.
bool isSentByWorker(const Refund &refund)
{
    using enum RefundState;
    const bool isOpen = refund.state == Approved || refund.state == Sending || refund.state == Unknown ||
                        refund.state == Pending;
    return isOpen && refund.method == RefundMethod::Gateway && refund.settledBy.isEmpty();
}

/// What the decision means for the pending attempts; empty when it says nothing about them. An attempt that
/// was turned away stays pending.
std::optional<RefundOutcome> outcomeOf(RefundState state, bool isTurnedAway)
{
    using enum RefundState;
    if (isTurnedAway)
        return RefundOutcome::Pending;
    switch (state) {
    case Succeeded:
        return RefundOutcome::Success;
    case Failed:
    case Approved:
        return RefundOutcome::Failed;
    case Requested:
    case Rejected:
    case Sending:
    case Unknown:
    case Pending:
    case NeedsPerson:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

/// Whether the refund window closes within an hour, or has closed: a person must decide before Midtrans
/// refuses.
bool isWindowClosing(const Refund &refund, const Payment &payment, Instant now)
{
    return methodFor(payment, refund.amount, now + 1h) != RefundMethod::Gateway;
}

} // namespace

Result<RefundPayment::Case> RefundPayment::read(Records &records, RefundId id)
{
    ASSIGN_OR_RETURN(auto refund, records.refunds().read(id));
    ASSIGN_OR_RETURN(auto payment, records.payments().read(refund.payment));
    ASSIGN_OR_RETURN(const auto lastSentAt, records.refunds().lastSentAt(id));
    return Case{std::move(refund), std::move(payment), lastSentAt};
}

Result<Progress> RefundPayment::advance(const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto entry, m_transactions.run(Actor::system(), [&](Records &records) {
        return read(records, RefundId{lease.subject});
    }));
    if (!isSentByWorker(entry.refund))
        return Progress::done();
    if (entry.refund.state == RefundState::Approved) {
        const Instant now = m_clock.now();
        if (const auto opens = opensAgainAt(entry.payment.type, now))
            return Progress::waitUntil(*opens);
        if (isWindowClosing(entry.refund, entry.payment, now))
            return record(entry, lease, nullptr, [](const Case &) {
                return RefundDecision::record(RefundState::NeedsPerson,
                                              QStringLiteral("the refund window is about to close"));
            });
    }
    return queryAndDecide(entry, lease);
}

std::optional<Instant> RefundPayment::mayArriveUntil(const Case &entry) const
{
    if (!entry.lastSentAt)
        return std::nullopt;
    return *entry.lastSentAt + m_flight;
}

Result<Progress> RefundPayment::queryAndDecide(const Case &entry, const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto transaction, m_reconciliation.queryStatus(entry.payment, lease));
    return record(entry, lease, &transaction, [&](const Case &current) {
        return decide(current.refund, current.payment, transaction, mayArriveUntil(current), m_clock.now());
    });
}

Result<Progress> RefundPayment::record(const Case &before, const Lease &lease,
                                       const GatewayTransaction *transaction, const Decide &decide)
{
    struct Recorded
    {
        Case entry;
        RefundDecision decision;
    };
    const auto work = [&](Records &records) -> Result<Recorded> {
        RETURN_IF_ERROR(records.orders().lock(before.refund.order));
        if (transaction)
            RETURN_IF_ERROR(PaymentReconciliation::recordStatus(records, before.payment, *transaction,
                                                                m_clock.now(), RefundJobs::Leave));
        Recorded recorded;
        ASSIGN_OR_RETURN(recorded.entry, read(records, before.refund.id));
        // A person has settled the refund meanwhile, so the response changes nothing.
        if (!isSentByWorker(recorded.entry.refund)) {
            recorded.decision = RefundDecision::record(recorded.entry.refund.state, {});
            return recorded;
        }
        recorded.decision = decide(recorded.entry);
        RETURN_IF_ERROR(write(records, recorded.entry, recorded.decision));
        return recorded;
    };
    ASSIGN_OR_RETURN(const auto recorded,
                     m_transactions.run(partnerActor("payment", "midtrans", lease), lease, work));
    const RefundState state = recorded.entry.refund.state;
    if (recorded.decision.kind == RefundDecision::Kind::Send && state == RefundState::Sending)
        return send(recorded.entry, lease);
    // After a query the refund is sent at once; after a temporary refusal it is sent later.
    if (recorded.decision.kind == RefundDecision::Kind::Record && state == RefundState::Approved &&
        transaction)
        return Progress::continueNow();
    return progressAfter(recorded.entry, recorded.decision);
}

Result<> RefundPayment::write(Records &records, Case &entry, const RefundDecision &decision)
{
    Refund &refund = entry.refund;
    QString detail = decision.detail;
    if (decision.kind == RefundDecision::Kind::Wait)
        return {};
    if (decision.kind == RefundDecision::Kind::Send) {
        RETURN_IF_ERROR(prepareSending(records, entry, detail));
    } else {
        refund.state = decision.state;
    }
    const Instant now = m_clock.now();
    if (refund.state == RefundState::Succeeded || refund.state == RefundState::Failed)
        refund.endedAt = now;
    RETURN_IF_ERROR(records.refunds().save(refund));
    if (const auto outcome = outcomeOf(refund.state, decision.isTurnedAway)) {
        RETURN_IF_ERROR(records.refunds().closeAttempts(refund.id, refund.key(), *outcome, decision.detail));
    }
    RETURN_IF_ERROR(PaymentBooks(records, now).followRefunds(entry.payment));
    return updateItems(records, refund, decision, detail);
}

/// A refund that needs a person has one attention item; a refund that has succeeded has none.
Result<> RefundPayment::updateItems(Records &records, const Refund &refund, const RefundDecision &decision,
                                    const QString &detail)
{
    RefundBooks books(records, m_clock.now());
    if (refund.state == RefundState::Succeeded)
        return books.settleItems(refund, QStringLiteral("the bank confirmed the refund"));
    if (refund.state == RefundState::Failed)
        return books.raise(AttentionKind::RefundFailed, refund, decision.detail);
    if (refund.state != RefundState::NeedsPerson)
        return {};
    return books.raise(decision.mismatch ? AttentionKind::RefundMismatch : AttentionKind::RefundUncertain,
                       refund, detail);
}

/// Why the refund must not be sent now, for a person; empty when it may be sent.
Result<QString> RefundPayment::whyNotToSend(Records &records, const Case &entry)
{
    const Refund &refund = entry.refund;
    if (!refund.isApprovedAutomatically) {
        ASSIGN_OR_RETURN(const auto role, records.staff().roleOf(refund.approvedBy));
        if (role != Role::Admin)
            return QStringLiteral("%1 approved it but is no longer an admin").arg(refund.approvedBy);
        if (isRequester(refund, refund.approvedBy))
            return QStringLiteral("%1 approved it but requested or changed it, too").arg(refund.approvedBy);
    }
    if (!canBeRefunded(entry.payment.status))
        return QStringLiteral("the payment is %1").arg(code(entry.payment.status));
    ASSIGN_OR_RETURN(const auto all, records.refunds().ofPayment(entry.payment.id));
    if (isOverRefunded(entry.payment, all))
        return QStringLiteral("the refunds would exceed what was paid");
    return QString();
}

Result<> RefundPayment::prepareSending(Records &records, Case &entry, QString &detail)
{
    Refund &refund = entry.refund;
    ASSIGN_OR_RETURN(detail, whyNotToSend(records, entry));
    if (!detail.isEmpty()) {
        refund.state = RefundState::NeedsPerson;
        return {};
    }
    refund.state = RefundState::Sending;
    if (!refund.firstSentAt)
        refund.firstSentAt = m_clock.now();
    RETURN_IF_ERROR(records.refunds().addAttempt({.id = {},
                                                  .refund = refund.id,
                                                  .key = refund.key(),
                                                  .amount = refund.amount,
                                                  .outcome = RefundOutcome::Pending,
                                                  .detail = {},
                                                  .sentAt = m_clock.now()}));
    return {};
}

Result<Progress> RefundPayment::send(const Case &entry, const Lease &lease)
{
    const Refund &refund = entry.refund;
    CallPurpose purpose = purposeOf(lease);
    purpose.notAfter = lease.until;
    const auto response = m_gateway.refund({entry.payment.gatewayOrderId, entry.payment.transactionId},
                                           refund.key(), refund.amount, refund.reason, purpose);
    if (!response)
        return recordFailedCall(entry, lease, response.error());
    if (response->kind == RefundResponse::Kind::NotRefundable)
        return checkRefusal(entry, lease);
    ASSIGN_OR_RETURN(const auto progress, record(entry, lease, nullptr, [&](const Case &current) {
                         return decide(current.refund, *response);
                     }));
    // The caller waits as long as the partner asks, and a little longer.
    if (response->kind == RefundResponse::Kind::TryLater && response->retryAfter)
        return tl::unexpected(Error{.kind = ErrorKind::Unavailable,
                                    .detail = response->detail,
                                    .code = QStringLiteral("rate-limited"),
                                    .retryAfter = response->retryAfter});
    return progress;
}

/// Records what a failed call means for the refund, then fails the job if a later attempt may succeed.
Result<Progress> RefundPayment::recordFailedCall(const Case &entry, const Lease &lease, const Error &error)
{
    RefundDecision decision = RefundDecision::record(RefundState::NeedsPerson, error.detail);
    if (error.kind == ErrorKind::OutcomeUnknown)
        decision = RefundDecision::record(RefundState::Unknown, error.detail);
    else if (error.kind == ErrorKind::Unavailable)
        decision = RefundDecision::turnedAway(error.detail);
    ASSIGN_OR_RETURN(const auto progress,
                     record(entry, lease, nullptr, [&](const Case &) { return decision; }));
    if (decision.state == RefundState::NeedsPerson)
        return progress;
    return tl::unexpected(error);
}

/// 412: only GET status shows why Midtrans refused.
Result<Progress> RefundPayment::checkRefusal(const Case &entry, const Lease &lease)
{
    const auto transaction = m_reconciliation.queryStatus(entry.payment, lease);
    if (!transaction)
        return record(entry, lease, nullptr, [&](const Case &) {
            return RefundDecision::record(RefundState::Unknown, transaction.error().detail);
        });
    return record(entry, lease, &*transaction, [&](const Case &current) {
        return decideAfterRefusal(current.refund, *transaction, m_clock.now());
    });
}

Progress RefundPayment::progressAfter(const Case &entry, const RefundDecision &decision) const
{
    using enum RefundState;
    const Instant now = m_clock.now();
    if (decision.kind == RefundDecision::Kind::Wait)
        return Progress::waitUntil(decision.at);
    switch (entry.refund.state) {
    case Requested:
    case Rejected:
    case Succeeded:
    case Failed:
        return Progress::done();
    case NeedsPerson:
        return Progress::needsPerson();
    case Pending:
        return Progress::waitUntil(now + 1min);
    case Unknown:
    case Sending:
        return Progress::waitUntil(now + 30s);
    case Approved:
        // Temporarily refused: insufficient balance, closed hours, or too many requests without Retry-After.
        return Progress::waitUntil(now + 15min);
    }
    Q_UNREACHABLE();
}

} // namespace meja
