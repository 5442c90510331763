#include "refundrequests.h"

#include "paymentbooks.h"
#include "refunddecision.h"
#include "refundsums.h"
#include "unowedmoneybooks.h"

#include <algorithm>

namespace meja {

namespace {

tl::unexpected<Error> refuse(const char *code, const QString &detail)
{
    return failure(ErrorKind::RuleViolated, detail, QString::fromLatin1(code));
}

Result<> requireState(const Refund &refund, std::initializer_list<RefundState> allowed)
{
    for (const RefundState state : allowed) {
        if (refund.state == state)
            return {};
    }
    return refuse("wrong-state",
                  QStringLiteral("refund %1 is %2").arg(refund.id.value).arg(code(refund.state)));
}

/// A request that was sent under the current key may still take effect, so amount and method must not change.
Result<> requireUnsent(const Refund &refund)
{
    if (!refund.firstSentAt)
        return {};
    return refuse("already-sent",
                  QStringLiteral("refund %1 was sent; its outcome must be known first").arg(refund.id.value));
}

/// Requires that no try of the refund was sent, because the recorded outcome of an earlier try may be wrong.
Result<> requireNeverSent(const Refund &refund)
{
    if (refund.tryNumber == 1)
        return requireUnsent(refund);
    return refuse(
        "already-sent",
        QStringLiteral("refund %1 was tried before; Midtrans must be queried first").arg(refund.id.value));
}

/// A person who confirms that Midtrans does not have the refund is wrong if GET status showed it under the
/// key of an earlier try: the money is on its way.
Result<> requireNoEarlierTry(const Refund &refund)
{
    if (refund.firstSentAt || !refund.shownAt || refund.missingSince)
        return {};
    return refuse(
        "already-sent",
        QStringLiteral("Midtrans shows refund %1 under the key of an earlier try").arg(refund.id.value));
}

/// A refund that was made outside Meja is tracked, never sent.
Result<> requireOurs(const Refund &refund)
{
    if (!refund.isFromOutside)
        return {};
    return refuse("from-outside",
                  QStringLiteral("refund %1 was made at Midtrans, not by Meja").arg(refund.id.value));
}

/// The money of a recorded transfer must not be sent a second time.
Result<> requireNoTransfer(const Refund &refund)
{
    if (refund.settledBy.isEmpty())
        return {};
    return refuse("transfer-recorded", QStringLiteral("%1 recorded a manual transfer of refund %2")
                                           .arg(refund.settledBy)
                                           .arg(refund.id.value));
}

/// The payment still holds its money: it is neither charged back nor reversed.
Result<> requireMoney(const Payment &payment)
{
    if (payment.status == PaymentStatus::Disputed)
        return refuse("disputed", QStringLiteral("payment %1 is disputed").arg(payment.id.value));
    if (isReversed(payment))
        return refuse("reversed",
                      QStringLiteral("payment %1 was reversed by Midtrans").arg(payment.id.value));
    return {};
}

/// Nobody approves what they requested or changed.
Result<> requireOther(const Refund &refund, const QString &login)
{
    if (!isRequester(refund, login))
        return {};
    return failure(
        ErrorKind::Forbidden,
        QStringLiteral("%1 requested or changed refund %2; another admin must approve it, or it is "
                       "rejected and requested again")
            .arg(login)
            .arg(refund.id.value),
        QStringLiteral("own-request"));
}

Result<> requireRequester(const Refund &refund, const QString &login)
{
    if (isRequester(refund, login))
        return {};
    return failure(
        ErrorKind::Forbidden,
        QStringLiteral("%1 neither requested nor changed refund %2").arg(login).arg(refund.id.value),
        QStringLiteral("not-requester"));
}

Result<> requireTransfer(const Refund &refund)
{
    if (!refund.settledBy.isEmpty())
        return {};
    return refuse("no-transfer",
                  QStringLiteral("no manual transfer of refund %1 is recorded").arg(refund.id.value));
}

/// The payment to refund: the newest one that still holds money.
Result<Payment> findRefundable(Records &records, OrderId order)
{
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(order));
    std::optional<Payment> newest;
    std::optional<Payment> disputed;
    for (const Payment &payment : payments) {
        if (payment.status == PaymentStatus::Disputed)
            disputed = payment;
        if (!holdsMoney(payment))
            continue;
        ASSIGN_OR_RETURN(const auto refunds, records.refunds().ofPayment(payment.id));
        if (remaining(payment, refunds) > Rupiah(0))
            newest = payment;
    }
    if (newest)
        return *newest;
    if (disputed)
        return refuse("disputed", QStringLiteral("payment %1 is disputed").arg(disputed->id.value));
    return refuse("nothing-left", QStringLiteral("nothing of order %1 can be refunded").arg(order.value));
}

/// A person has confirmed that Midtrans does not have the refund. Midtrans keeps a key for seven days. After
/// that the next try needs a new key, and the confirmation counts as the definitive failure of the earlier
/// try.
Result<> sendAgain(Records &records, Refund &refund, Instant now)
{
    refund.state = RefundState::Approved;
    refund.shownAt.reset();
    refund.missingSince.reset();
    if (refund.firstSentAt && now - *refund.firstSentAt >= refundKeyLife) {
        refund.tryNumber += 1;
        refund.firstSentAt.reset();
    }
    return RefundBooks(records, now).scheduleSending(refund);
}

/// Whether another payment of the order holds money, too.
Result<bool> isPaidByAnother(Records &records, const Payment &payment)
{
    ASSIGN_OR_RETURN(const auto payments, records.payments().ofOrder(payment.order));
    return std::any_of(payments.cbegin(), payments.cend(),
                       [&](const Payment &other) { return other.id != payment.id && holdsMoney(other); });
}

/// A refund of money that is not owed was rejected, withdrawn or reduced: a person must know that the payment
/// keeps money.
Result<> raiseSurplus(Records &records, const Payment &payment, const Order &order, Instant now)
{
    if (!holdsMoney(payment))
        return {};
    const bool isOver = hasEnded(order.status);
    ASSIGN_OR_RETURN(const bool isPaidTwice, isPaidByAnother(records, payment));
    if (!isOver && !isPaidTwice)
        return {};
    return UnowedMoneyBooks(records, now)
        .raise(order, payment.id,
               isOver ? QStringLiteral("the order is over, but not all of its payment is being refunded")
                      : QStringLiteral(
                            "the order is paid twice, but not all of this payment is being refunded"));
}

/// The edited refund is another one for those who decide: changed amount or destination, and one more person
/// who may not approve it.
void becomeRequestOf(Refund &refund, const Actor &actor)
{
    // The editor becomes the requester, so that another admin must approve the change.
    refund.requestedByKind = actor.kind;
    refund.requestedBy = actor.name;
    if (!refund.requesters.contains(actor.name))
        refund.requesters.append(actor.name);
    refund.state = RefundState::Requested;
    refund.approvedBy.clear();
    refund.isApprovedAutomatically = false;
}

} // namespace

Result<RefundRequests::Case> RefundRequests::open(Records &records, RefundId id)
{
    ASSIGN_OR_RETURN(auto refund, records.refunds().read(id));
    ASSIGN_OR_RETURN(auto order, records.orders().lock(refund.order));
    // Read again under the lock.
    ASSIGN_OR_RETURN(refund, records.refunds().read(id));
    ASSIGN_OR_RETURN(auto payment, records.payments().read(refund.payment));
    ASSIGN_OR_RETURN(auto all, records.refunds().ofPayment(refund.payment));
    return Case{records, std::move(order), std::move(refund), std::move(payment), std::move(all)};
}

Result<Refund> RefundRequests::change(RefundId id, const Actor &actor, const Step &step)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<Refund> {
        ASSIGN_OR_RETURN(auto entry, open(records, id));
        RETURN_IF_ERROR(step(entry));
        RETURN_IF_ERROR(records.refunds().save(entry.refund));
        RETURN_IF_ERROR(PaymentBooks(records, m_clock.now()).followRefunds(entry.payment));
        return entry.refund;
    });
}

Result<> RefundRequests::requireAdmin(Records &records, const Actor &actor)
{
    ASSIGN_OR_RETURN(const auto role, records.staff().roleOf(actor.name));
    if (role != Role::Admin)
        return failure(ErrorKind::Forbidden, QStringLiteral("%1 is not an admin").arg(actor.name),
                       QStringLiteral("not-admin"));
    return {};
}

Result<Refund> RefundRequests::request(const RefundRequest &request)
{
    return m_transactions.run(request.actor, [&](Records &records) -> Result<Refund> {
        RETURN_IF_ERROR(records.orders().lock(request.order));
        ASSIGN_OR_RETURN(const auto known, records.refunds().withKey(request.idempotencyKey));
        if (known && known->order == request.order)
            return *known;
        if (known)
            return failure(ErrorKind::Conflict,
                           QStringLiteral("the idempotency key belongs to another order's refund"),
                           QStringLiteral("key-reused"));
        ASSIGN_OR_RETURN(const auto payment, findRefundable(records, request.order));
        return RefundBooks(records, m_clock.now()).add(request, payment, m_approvalLimit);
    });
}

Result<> RefundRequests::approve(Case &entry, const Actor &actor)
{
    const Instant now = m_clock.now();
    Refund &refund = entry.refund;
    RETURN_IF_ERROR(requireAdmin(entry.records, actor));
    RETURN_IF_ERROR(requireState(refund, {RefundState::Requested}));
    RETURN_IF_ERROR(requireOther(refund, actor.name));
    RETURN_IF_ERROR(requireMoney(entry.payment));
    if (isOverRefunded(entry.payment, entry.all))
        return refuse("exceeds-remaining", QStringLiteral("the refunds would exceed what was paid"));
    refund.method = methodFor(entry.payment, refund.amount, now);
    if (refund.method == RefundMethod::Manual && !isComplete(refund.destination))
        return refuse("destination-missing",
                      QStringLiteral("a manual transfer needs bank, account and holder"));
    refund.state = RefundState::Approved;
    refund.approvedBy = actor.name;
    RefundBooks books(entry.records, now);
    RETURN_IF_ERROR(books.settleItems(refund, QStringLiteral("approved")));
    if (remaining(entry.payment, entry.all) == Rupiah(0))
        RETURN_IF_ERROR(books.settleSurplus(refund.payment, QStringLiteral("its refund was approved")));
    return books.scheduleSending(refund);
}

Result<Refund> RefundRequests::approve(RefundId id, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) { return approve(entry, actor); });
}

Result<Refund> RefundRequests::reject(RefundId id, const QString &reason, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        RETURN_IF_ERROR(requireAdmin(entry.records, actor));
        RETURN_IF_ERROR(requireState(entry.refund, {RefundState::Requested}));
        if (entry.refund.requestedBy == actor.name)
            return failure(
                ErrorKind::Forbidden,
                QStringLiteral("%1 requested the refund; another admin must reject it").arg(actor.name),
                QStringLiteral("own-request"));
        return drop(entry, reason, QStringLiteral("rejected"));
    });
}

Result<Refund> RefundRequests::withdraw(RefundId id, const QString &reason, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        RETURN_IF_ERROR(requireState(entry.refund, {RefundState::Requested}));
        RETURN_IF_ERROR(requireRequester(entry.refund, actor.name));
        return drop(entry, reason, QStringLiteral("withdrawn"));
    });
}

/// Ends a refund that was not approved.
Result<> RefundRequests::drop(Case &entry, const QString &reason, const QString &note)
{
    const Instant now = m_clock.now();
    RETURN_IF_ERROR(requireUnsent(entry.refund));
    entry.refund.state = RefundState::Rejected;
    entry.refund.decisionReason = reason;
    entry.refund.endedAt = now;
    RETURN_IF_ERROR(RefundBooks(entry.records, now).settleItems(entry.refund, note));
    return raiseSurplus(entry.records, entry.payment, entry.order, now);
}

Result<Refund> RefundRequests::edit(RefundId id, std::optional<Rupiah> amount,
                                    const std::optional<RefundDestination> &destination, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        Refund &refund = entry.refund;
        RETURN_IF_ERROR(requireState(refund, {RefundState::Requested, RefundState::Approved}));
        RETURN_IF_ERROR(requireUnsent(refund));
        RETURN_IF_ERROR(requireNoTransfer(refund));
        const Rupiah maxAmount = remaining(entry.payment, entry.all) + refund.amount;
        if (amount && (*amount <= Rupiah(0) || *amount > maxAmount))
            return refuse("exceeds-remaining", QStringLiteral("a refund of %1 was requested, but %2 is left")
                                                   .arg(amount->amount())
                                                   .arg(maxAmount.amount()));
        const Rupiah newAmount = amount.value_or(refund.amount);
        const RefundDestination newDestination = destination.value_or(refund.destination);
        if (newAmount == refund.amount && newDestination == refund.destination)
            return {};
        if (newAmount != refund.amount)
            refund.decisionReason =
                QStringLiteral("%1 changed the amount from %2").arg(actor.name).arg(refund.amount.amount());
        const bool wasApproved = refund.state == RefundState::Approved;
        const bool isReduced = newAmount < refund.amount;
        refund.amount = newAmount;
        refund.destination = newDestination;
        becomeRequestOf(refund, actor);
        if (wasApproved)
            RETURN_IF_ERROR(RefundBooks(entry.records, m_clock.now())
                                .settleItems(refund, QStringLiteral("changed; it needs a new approval")));
        if (!isReduced)
            return {};
        RETURN_IF_ERROR(raiseSurplus(entry.records, entry.payment, entry.order, m_clock.now()));
        // A refund of the rest is requested after a query, if the shop does not owe the goods for it.
        return entry.records.jobs().schedule({JobKind::CheckPayment, refund.payment.value, refund.order,
                                              m_clock.now(), actor.requestId, actor.name});
    });
}

Result<Refund> RefundRequests::retry(RefundId id, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        const Instant now = m_clock.now();
        Refund &refund = entry.refund;
        RETURN_IF_ERROR(requireState(refund, {RefundState::Failed}));
        RETURN_IF_ERROR(requireOurs(refund));
        RETURN_IF_ERROR(requireNoTransfer(refund));
        if (refund.amount > remaining(entry.payment, entry.all))
            return refuse("exceeds-remaining", QStringLiteral("too little of the payment is left"));
        RETURN_IF_ERROR(requireMoney(entry.payment));
        refund.state = RefundState::Approved;
        refund.tryNumber += 1;
        refund.firstSentAt.reset();
        refund.shownAt.reset();
        refund.missingSince.reset();
        refund.endedAt.reset();
        refund.method = methodFor(entry.payment, refund.amount, now);
        RefundBooks books(entry.records, now);
        RETURN_IF_ERROR(books.settleItems(refund, QStringLiteral("retried")));
        return books.scheduleSending(refund);
    });
}

Result<> RefundRequests::recordTransfer(Case &entry, const QString &proof, const Actor &actor)
{
    Refund &refund = entry.refund;
    // A refund that was sent and not definitively refused may have succeeded: its outcome is recorded first.
    const bool isManual = refund.state == RefundState::Approved && refund.method == RefundMethod::Manual;
    if (refund.state != RefundState::Failed && !isManual)
        RETURN_IF_ERROR(requireNeverSent(refund));
    RETURN_IF_ERROR(requireMoney(entry.payment));
    // A failed refund does not reserve its amount; its transfer does.
    if (refund.state == RefundState::Failed && refund.amount > remaining(entry.payment, entry.all))
        return refuse("exceeds-remaining", QStringLiteral("too little of the payment is left"));
    refund.method = RefundMethod::Manual;
    refund.proof = proof;
    refund.settledBy = actor.name;
    return RefundBooks(entry.records, m_clock.now())
        .raise(AttentionKind::ManualTransferDue, refund,
               QStringLiteral("transferred manually; another admin must confirm it"));
}

Result<Refund> RefundRequests::settleManually(RefundId id, const QString &proof, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        Refund &refund = entry.refund;
        RETURN_IF_ERROR(requireAdmin(entry.records, actor));
        RETURN_IF_ERROR(
            requireState(refund, {RefundState::Approved, RefundState::Failed, RefundState::NeedsPerson}));
        RETURN_IF_ERROR(requireOurs(refund));
        if (refund.settledBy.isEmpty())
            return recordTransfer(entry, proof, actor);
        if (refund.settledBy == actor.name)
            return failure(
                ErrorKind::Forbidden,
                QStringLiteral("%1 recorded the transfer; another admin must confirm it").arg(actor.name),
                QStringLiteral("own-request"));
        refund.state = RefundState::Succeeded;
        refund.confirmedBy = actor.name;
        refund.endedAt = m_clock.now();
        return RefundBooks(entry.records, m_clock.now())
            .settleItems(refund, QStringLiteral("transferred manually"));
    });
}

Result<Refund> RefundRequests::withdrawTransfer(RefundId id, const QString &reason, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        Refund &refund = entry.refund;
        RETURN_IF_ERROR(requireAdmin(entry.records, actor));
        RETURN_IF_ERROR(
            requireState(refund, {RefundState::Approved, RefundState::Failed, RefundState::NeedsPerson}));
        RETURN_IF_ERROR(requireTransfer(refund));
        refund.proof.clear();
        refund.settledBy.clear();
        refund.decisionReason = reason;
        refund.method = methodFor(entry.payment, refund.amount, m_clock.now());
        return resume(entry);
    });
}

/// Continues a refund whose recorded transfer was withdrawn from the state in which the transfer found it.
Result<> RefundRequests::resume(Case &entry)
{
    RefundBooks books(entry.records, m_clock.now());
    const Refund &refund = entry.refund;
    if (refund.state == RefundState::Approved) {
        RETURN_IF_ERROR(books.settleItems(refund, QStringLiteral("the recorded transfer was withdrawn")));
        return books.scheduleSending(refund);
    }
    const bool hasFailed = refund.state == RefundState::Failed;
    return books.raise(hasFailed ? AttentionKind::RefundFailed : AttentionKind::RefundUncertain, refund,
                       QStringLiteral("the recorded transfer was withdrawn"));
}

/// When the approver is not an admin any more, or requested or changed the refund, the admin who has the
/// refund sent again takes over the approval.
Result<> RefundRequests::renewApproval(Case &entry, const Actor &actor)
{
    Refund &refund = entry.refund;
    if (refund.isApprovedAutomatically || refund.isFromOutside)
        return {};
    ASSIGN_OR_RETURN(const auto role, entry.records.staff().roleOf(refund.approvedBy));
    if (role == Role::Admin && !isRequester(refund, refund.approvedBy))
        return {};
    RETURN_IF_ERROR(requireOther(refund, actor.name));
    refund.approvedBy = actor.name;
    return {};
}

Result<> RefundRequests::recordOutcome(Case &entry, SeenOutcome outcome, const QString &note)
{
    const Instant now = m_clock.now();
    const bool hasSucceeded = outcome == SeenOutcome::Succeeded;
    Refund &refund = entry.refund;
    refund.decisionReason = note;
    RETURN_IF_ERROR(RefundBooks(entry.records, now).settleItems(refund, note));
    RETURN_IF_ERROR(entry.records.refunds().closeAttempts(
        refund.id, refund.key(), hasSucceeded ? RefundOutcome::Success : RefundOutcome::Failed, note));
    if (outcome == SeenOutcome::SendAgain)
        return sendAgain(entry.records, refund, now);
    refund.state = hasSucceeded ? RefundState::Succeeded : RefundState::Failed;
    refund.endedAt = now;
    return {};
}

Result<Refund> RefundRequests::recordSeen(RefundId id, SeenOutcome outcome, const QString &note,
                                          const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        RETURN_IF_ERROR(requireAdmin(entry.records, actor));
        RETURN_IF_ERROR(requireState(entry.refund, {RefundState::NeedsPerson}));
        RETURN_IF_ERROR(requireNoTransfer(entry.refund));
        if (outcome != SeenOutcome::Succeeded)
            RETURN_IF_ERROR(requireNoEarlierTry(entry.refund));
        if (outcome == SeenOutcome::SendAgain) {
            RETURN_IF_ERROR(requireOurs(entry.refund));
            RETURN_IF_ERROR(renewApproval(entry, actor));
        }
        return recordOutcome(entry, outcome, note);
    });
}

} // namespace meja
