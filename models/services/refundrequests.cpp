#include "refundrequests.h"

#include "paymentbooks.h"
#include "refunddecision.h"

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

/// What once left under the running key may still arrive: its amount and its way stay as they were.
Result<> requireUnsent(const Refund &refund)
{
    if (!refund.firstSentAt)
        return {};
    return refuse("already-sent",
                  QStringLiteral("refund %1 was sent before; its outcome comes first").arg(refund.id.value));
}

/// By none of its keys: somebody may have been wrong about an earlier one.
Result<> requireNeverSent(const Refund &refund)
{
    if (refund.tryNumber == 1)
        return requireUnsent(refund);
    return refuse("already-sent",
                  QStringLiteral("refund %1 was tried before; Midtrans is asked first").arg(refund.id.value));
}

/// Somebody else's refund is followed, never sent.
Result<> requireOurs(const Refund &refund)
{
    if (!refund.isFromOutside)
        return {};
    return refuse("from-outside",
                  QStringLiteral("refund %1 was made at Midtrans, not here").arg(refund.id.value));
}

/// One person has written down that the money was transferred by hand; it must not leave a second time.
Result<> requireNoTransfer(const Refund &refund)
{
    if (refund.settledBy.isEmpty())
        return {};
    return refuse(
        "transfer-recorded",
        QStringLiteral("%1 recorded a transfer of refund %2").arg(refund.settledBy).arg(refund.id.value));
}

/// The money is neither at the bank's disposal nor has it gone back by itself.
Result<> requireMoney(const Payment &payment)
{
    if (payment.status == PaymentStatus::Disputed)
        return refuse("disputed", QStringLiteral("payment %1 is disputed").arg(payment.id.value));
    if (isReversed(payment))
        return refuse("reversed",
                      QStringLiteral("the money of payment %1 went back by itself").arg(payment.id.value));
    return {};
}

bool isComplete(const RefundDestination &destination)
{
    return !destination.bank.isEmpty() && !destination.account.isEmpty() && !destination.holder.isEmpty();
}

/// The payment a refund is of: the newest one that still holds money.
Result<Payment> refundable(Records &records, OrderId order)
{
    const auto payments = records.payments().ofOrder(order);
    if (!payments)
        return tl::unexpected(payments.error());
    std::optional<Payment> newest;
    std::optional<Payment> disputed;
    for (const Payment &payment : *payments) {
        if (payment.status == PaymentStatus::Disputed)
            disputed = payment;
        if (!canBeRefunded(payment.status) || isReversed(payment))
            continue;
        const auto refunds = records.refunds().ofPayment(payment.id);
        if (!refunds)
            return tl::unexpected(refunds.error());
        if (remaining(payment, *refunds) > Rupiah(0))
            newest = payment;
    }
    if (newest)
        return *newest;
    if (disputed)
        return refuse("disputed", QStringLiteral("payment %1 is disputed").arg(disputed->id.value));
    return refuse("nothing-left", QStringLiteral("nothing of order %1 can be refunded").arg(order.value));
}

/// How the amount goes back. A wallet that takes whole refunds only gets a transfer by hand for a part.
RefundMethod methodFor(const Payment &payment, Rupiah amount, Instant now)
{
    const RefundWay way = refundWay(payment.paidWith(), amount, payment.gross, now);
    return way.kind == RefundWay::Kind::Gateway ? RefundMethod::Gateway : RefundMethod::Manual;
}

Result<> scheduleSending(Records &records, const Refund &refund, Instant now)
{
    if (refund.method == RefundMethod::Manual)
        return records.attention().raise({AttentionKind::ManualTransferDue, refund.id.value, refund.order,
                                          QStringLiteral("approved; no call can send it")},
                                         now);
    return records.jobs().schedule(
        {JobKind::AdvanceRefund, refund.id.value, refund.order, now, refund.requestId, refund.requestedBy});
}

/// A person saw that nothing of it is at Midtrans. A key lives seven days only; what the person saw is the
/// definitive failure that a new one needs.
Result<> sendAgain(Records &records, Refund &refund, Instant now)
{
    refund.state = RefundState::Approved;
    if (refund.firstSentAt && now - *refund.firstSentAt >= refundKeyLife) {
        refund.tryNumber += 1;
        refund.firstSentAt.reset();
    }
    return scheduleSending(records, refund, now);
}

Result<> settleAttention(Records &records, const Refund &refund, const QString &note, Instant now)
{
    using enum AttentionKind;
    for (const AttentionKind kind :
         {RefundToApprove, RefundFailed, RefundUncertain, RefundMismatch, ManualTransferDue}) {
        if (auto settled = records.attention().settle(kind, refund.id.value, note, now); !settled)
            return settled;
    }
    return {};
}

} // namespace

Result<RefundRequests::Case> RefundRequests::open(Records &records, RefundId id)
{
    auto refund = records.refunds().read(id);
    if (!refund)
        return tl::unexpected(refund.error());
    if (auto locked = records.orders().lock(refund->order); !locked)
        return tl::unexpected(locked.error());
    refund = records.refunds().read(id);
    if (!refund)
        return tl::unexpected(refund.error());
    auto payment = records.payments().read(refund->payment);
    if (!payment)
        return tl::unexpected(payment.error());
    auto all = records.refunds().ofPayment(refund->payment);
    if (!all)
        return tl::unexpected(all.error());
    return Case{records, *refund, *payment, *all};
}

Result<Refund> RefundRequests::change(RefundId id, const Actor &actor, const Step &step)
{
    Refund changed;
    auto done = m_transactions.run(actor, [&](Records &records) -> Result<> {
        auto entry = open(records, id);
        if (!entry)
            return tl::unexpected(entry.error());
        if (auto stepped = step(*entry); !stepped)
            return stepped;
        if (auto saved = records.refunds().save(entry->refund); !saved)
            return saved;
        changed = entry->refund;
        return PaymentBooks(records, m_clock.now()).followRefunds(entry->payment);
    });
    if (!done)
        return tl::unexpected(done.error());
    return changed;
}

Result<> RefundRequests::requireAdmin(Records &records, const Actor &actor)
{
    const auto role = records.staff().roleOf(actor.name);
    if (!role)
        return tl::unexpected(role.error());
    if (*role != Role::Admin)
        return failure(ErrorKind::Forbidden, QStringLiteral("%1 is no admin").arg(actor.name),
                       QStringLiteral("not-admin"));
    return {};
}

Result<Refund> RefundRequests::add(Records &records, const RefundRequest &request, const Payment &payment,
                                   Rupiah limit, Instant now)
{
    const auto known = records.refunds().ofPayment(payment.id);
    if (!known)
        return tl::unexpected(known.error());
    const Rupiah left = remaining(payment, *known);
    Refund refund;
    refund.payment = payment.id;
    refund.order = payment.order;
    refund.ordinal = nextOrdinal(*known);
    refund.amount = request.amount.value_or(left);
    if (refund.amount <= Rupiah(0) || refund.amount > left)
        return refuse("exceeds-remaining",
                      QStringLiteral("%1 asked for, %2 left").arg(refund.amount.amount()).arg(left.amount()));
    const bool needsNobody = limit > Rupiah(0) && refund.amount <= limit;
    refund.state = needsNobody ? RefundState::Approved : RefundState::Requested;
    refund.approvedBy = needsNobody ? QStringLiteral("system") : QString();
    refund.method = methodFor(payment, refund.amount, now);
    refund.reason = request.reason;
    refund.requestedByKind = request.actor.kind;
    refund.requestedBy = request.actor.name;
    refund.requestId = request.actor.requestId;
    refund.idempotencyKey = request.idempotencyKey;
    refund.destination = request.destination;
    refund.requestedAt = now;
    const auto id = records.refunds().add(refund);
    if (!id)
        return tl::unexpected(id.error());
    refund.id = *id;
    if (auto followed = PaymentBooks(records, now).followRefunds(payment); !followed)
        return tl::unexpected(followed.error());
    if (refund.state == RefundState::Approved) {
        if (auto scheduled = scheduleSending(records, refund, now); !scheduled)
            return tl::unexpected(scheduled.error());
    }
    return refund;
}

Result<Refund> RefundRequests::request(const RefundRequest &request)
{
    Refund refund;
    auto done = m_transactions.run(request.actor, [&](Records &records) -> Result<> {
        if (auto locked = records.orders().lock(request.order); !locked)
            return tl::unexpected(locked.error());
        const auto known = records.refunds().withKey(request.idempotencyKey);
        if (!known)
            return tl::unexpected(known.error());
        if (*known) {
            refund = **known;
            if (refund.order == request.order)
                return {};
            return failure(ErrorKind::Conflict, QStringLiteral("the key belongs to another order's refund"),
                           QStringLiteral("key-reused"));
        }
        const auto payment = refundable(records, request.order);
        if (!payment)
            return tl::unexpected(payment.error());
        auto added = add(records, request, *payment, m_approvalLimit, m_clock.now());
        if (!added)
            return tl::unexpected(added.error());
        refund = *added;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return refund;
}

Result<> RefundRequests::requestRemaining(Records &records, PaymentId id, const QString &idempotencyKey,
                                          const QString &reason, Instant now)
{
    const auto known = records.refunds().withKey(idempotencyKey);
    if (!known)
        return tl::unexpected(known.error());
    const auto payment = records.payments().read(id);
    if (!payment)
        return tl::unexpected(payment.error());
    const auto refunds = records.refunds().ofPayment(id);
    if (!refunds)
        return tl::unexpected(refunds.error());
    if (*known || !canBeRefunded(payment->status) || isReversed(*payment) ||
        remaining(*payment, *refunds) == Rupiah(0))
        return {};
    const RefundRequest request{payment->order, {}, reason, {}, idempotencyKey, Actor::system(reason)};
    const auto refund = add(records, request, *payment, Rupiah(0), now);
    if (!refund)
        return tl::unexpected(refund.error());
    return records.attention().raise(
        {AttentionKind::RefundToApprove, refund->id.value, refund->order, reason}, now);
}

Result<> RefundRequests::approve(Case &entry, const Actor &actor)
{
    Refund &refund = entry.refund;
    if (auto admin = requireAdmin(entry.records, actor); !admin)
        return admin;
    if (auto fits = requireState(refund, {RefundState::Requested}); !fits)
        return fits;
    if (refund.requestedBy == actor.name)
        return failure(ErrorKind::Forbidden, QStringLiteral("nobody approves what they asked for"),
                       QStringLiteral("own-request"));
    if (auto there = requireMoney(entry.payment); !there)
        return there;
    if (isOverRefunded(entry.payment, entry.all))
        return refuse("exceeds-remaining", QStringLiteral("more would go back than was paid"));
    refund.method = methodFor(entry.payment, refund.amount, m_clock.now());
    if (refund.method == RefundMethod::Manual && !isComplete(refund.destination))
        return refuse("destination-missing",
                      QStringLiteral("a transfer by hand needs bank, account and holder"));
    refund.state = RefundState::Approved;
    refund.approvedBy = actor.name;
    if (auto settled = settleAttention(entry.records, refund, QStringLiteral("approved"), m_clock.now());
        !settled)
        return settled;
    return scheduleSending(entry.records, refund, m_clock.now());
}

Result<Refund> RefundRequests::approve(RefundId id, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) { return approve(entry, actor); });
}

Result<Refund> RefundRequests::reject(RefundId id, const QString &reason, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        if (auto admin = requireAdmin(entry.records, actor); !admin)
            return admin;
        if (auto fits = requireState(entry.refund, {RefundState::Requested}); !fits)
            return fits;
        if (entry.refund.requestedBy == actor.name)
            return failure(ErrorKind::Forbidden, QStringLiteral("nobody decides on what they asked for"),
                           QStringLiteral("own-request"));
        if (auto unsent = requireUnsent(entry.refund); !unsent)
            return unsent;
        entry.refund.state = RefundState::Rejected;
        entry.refund.decisionReason = reason;
        entry.refund.endedAt = m_clock.now();
        return settleAttention(entry.records, entry.refund, QStringLiteral("rejected"), m_clock.now());
    });
}

Result<Refund> RefundRequests::edit(RefundId id, std::optional<Rupiah> amount,
                                    const std::optional<RefundDestination> &destination, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        Refund &refund = entry.refund;
        if (auto fits = requireState(refund, {RefundState::Requested, RefundState::Approved}); !fits)
            return fits;
        if (auto unsent = requireUnsent(refund); !unsent)
            return unsent;
        if (auto kept = requireNoTransfer(refund); !kept)
            return kept;
        const Rupiah most = remaining(entry.payment, entry.all) + refund.amount;
        if (amount && (*amount <= Rupiah(0) || *amount > most))
            return refuse("exceeds-remaining",
                          QStringLiteral("%1 asked for, %2 left").arg(amount->amount()).arg(most.amount()));
        if (amount && *amount != refund.amount)
            refund.decisionReason =
                QStringLiteral("%1 changed the amount from %2").arg(actor.name).arg(refund.amount.amount());
        refund.amount = amount.value_or(refund.amount);
        refund.destination = destination.value_or(refund.destination);
        // Whoever changed it has asked for it as it is now, so somebody else has to approve that.
        refund.requestedByKind = actor.kind;
        refund.requestedBy = actor.name;
        refund.state = RefundState::Requested;
        refund.approvedBy.clear();
        return {};
    });
}

Result<Refund> RefundRequests::retry(RefundId id, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        Refund &refund = entry.refund;
        if (auto fits = requireState(refund, {RefundState::Failed}); !fits)
            return fits;
        if (auto ours = requireOurs(refund); !ours)
            return ours;
        if (auto kept = requireNoTransfer(refund); !kept)
            return kept;
        if (refund.amount > remaining(entry.payment, entry.all))
            return refuse("exceeds-remaining", QStringLiteral("the amount was promised elsewhere meanwhile"));
        if (auto there = requireMoney(entry.payment); !there)
            return there;
        refund.state = RefundState::Approved;
        refund.tryNumber += 1;
        refund.firstSentAt.reset();
        refund.endedAt.reset();
        refund.method = methodFor(entry.payment, refund.amount, m_clock.now());
        if (auto settled =
                settleAttention(entry.records, refund, QStringLiteral("tried again"), m_clock.now());
            !settled)
            return settled;
        return scheduleSending(entry.records, refund, m_clock.now());
    });
}

Result<> RefundRequests::recordTransfer(Case &entry, const QString &proof, const Actor &actor)
{
    Refund &refund = entry.refund;
    // What was sent and not refused for sure may have gone the other way: its outcome is recorded first.
    const bool isByHand = refund.state == RefundState::Approved && refund.method == RefundMethod::Manual;
    if (refund.state != RefundState::Failed && !isByHand) {
        if (auto unsent = requireNeverSent(refund); !unsent)
            return unsent;
    }
    if (auto there = requireMoney(entry.payment); !there)
        return there;
    refund.method = RefundMethod::Manual;
    refund.proof = proof;
    refund.settledBy = actor.name;
    return entry.records.attention().raise({AttentionKind::ManualTransferDue, refund.id.value, refund.order,
                                            QStringLiteral("transferred by hand; another admin confirms it")},
                                           m_clock.now());
}

Result<Refund> RefundRequests::settleManually(RefundId id, const QString &proof, const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        Refund &refund = entry.refund;
        if (auto admin = requireAdmin(entry.records, actor); !admin)
            return admin;
        if (auto fits =
                requireState(refund, {RefundState::Approved, RefundState::Failed, RefundState::NeedsPerson});
            !fits)
            return fits;
        if (auto ours = requireOurs(refund); !ours)
            return ours;
        if (refund.settledBy.isEmpty())
            return recordTransfer(entry, proof, actor);
        if (refund.settledBy == actor.name)
            return failure(ErrorKind::Forbidden, QStringLiteral("another admin confirms the transfer"),
                           QStringLiteral("own-request"));
        if (refund.state == RefundState::Failed && refund.amount > remaining(entry.payment, entry.all))
            return refuse("exceeds-remaining", QStringLiteral("the amount was promised elsewhere meanwhile"));
        refund.state = RefundState::Succeeded;
        refund.confirmedBy = actor.name;
        refund.endedAt = m_clock.now();
        return settleAttention(entry.records, refund, QStringLiteral("transferred by hand"), m_clock.now());
    });
}

Result<Refund> RefundRequests::recordSeen(RefundId id, SeenOutcome outcome, const QString &note,
                                          const Actor &actor)
{
    return change(id, actor, [&](Case &entry) -> Result<> {
        Refund &refund = entry.refund;
        if (auto admin = requireAdmin(entry.records, actor); !admin)
            return admin;
        if (auto fits = requireState(refund, {RefundState::NeedsPerson}); !fits)
            return fits;
        if (auto kept = requireNoTransfer(refund); !kept)
            return kept;
        if (outcome == SeenOutcome::SendAgain) {
            if (auto ours = requireOurs(refund); !ours)
                return ours;
        }
        const Instant now = m_clock.now();
        const bool went = outcome == SeenOutcome::Succeeded;
        refund.decisionReason = note;
        if (auto settled = settleAttention(entry.records, refund, note, now); !settled)
            return settled;
        auto closed = entry.records.refunds().closeAttempts(
            refund.id, refund.key(), went ? RefundOutcome::Success : RefundOutcome::Failed, note);
        if (!closed)
            return closed;
        if (outcome == SeenOutcome::SendAgain)
            return sendAgain(entry.records, refund, now);
        refund.state = went ? RefundState::Succeeded : RefundState::Failed;
        refund.endedAt = now;
        return {};
    });
}

} // namespace meja
