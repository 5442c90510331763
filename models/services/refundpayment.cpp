#include "refundpayment.h"

#include "paymentbooks.h"
#include "refundsums.h"

namespace meja {

using namespace std::chrono_literals;

namespace {

bool isTheWorkers(const Refund &refund)
{
    using enum RefundState;
    const bool isOpen = refund.state == Approved || refund.state == Sending || refund.state == Unknown ||
                        refund.state == Pending;
    return isOpen && refund.method == RefundMethod::Gateway && refund.settledBy.isEmpty();
}

std::optional<RefundOutcome> outcomeOf(RefundState state)
{
    using enum RefundState;
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

/// The refund window is about to close, or has: nobody should find out by a refusal.
bool windowCloses(const Refund &refund, const Payment &payment, Instant now)
{
    const RefundWay way = refundWay(payment.paidWith(), refund.amount, payment.gross, now + 1h);
    return way.kind != RefundWay::Kind::Gateway;
}

} // namespace

Result<RefundPayment::Case> RefundPayment::read(Records &records, RefundId id)
{
    auto refund = records.refunds().read(id);
    if (!refund)
        return tl::unexpected(refund.error());
    auto payment = records.payments().read(refund->payment);
    if (!payment)
        return tl::unexpected(payment.error());
    const auto lastSentAt = records.refunds().lastSentAt(id);
    if (!lastSentAt)
        return tl::unexpected(lastSentAt.error());
    return Case{*refund, *payment, *lastSentAt};
}

Result<RefundPayment::Case> RefundPayment::read(RefundId id)
{
    Case entry;
    auto done = m_transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        auto found = read(records, id);
        if (!found)
            return tl::unexpected(found.error());
        entry = *found;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return entry;
}

Result<Progress> RefundPayment::advance(const Lease &lease)
{
    const auto entry = read(RefundId{lease.subject});
    if (!entry)
        return tl::unexpected(entry.error());
    if (!isTheWorkers(entry->refund))
        return Progress::done();
    const Instant now = m_clock.now();
    if (entry->refund.state == RefundState::Approved) {
        if (const auto opens = opensAgainAt(entry->payment.type, now))
            return Progress::waitUntil(*opens);
        if (windowCloses(entry->refund, entry->payment, now))
            return record(*entry, lease, nullptr, [](const Case &) {
                return RefundDecision::record(RefundState::NeedsPerson,
                                              QStringLiteral("the refund window closes"));
            });
    }
    return lookAndGoOn(*entry, lease);
}

std::optional<Instant> RefundPayment::mayArriveUntil(const Case &entry) const
{
    if (!entry.lastSentAt)
        return std::nullopt;
    return *entry.lastSentAt + m_flight;
}

Result<Progress> RefundPayment::lookAndGoOn(const Case &entry, const Lease &lease)
{
    const auto said = m_reconciliation.ask(entry.payment, lease);
    if (!said)
        return tl::unexpected(said.error());
    return record(entry, lease, &*said, [&](const Case &now) {
        return decide(now.refund, now.payment, *said, mayArriveUntil(now), m_clock.now());
    });
}

Result<Progress> RefundPayment::record(const Case &before, const Lease &lease, const GatewayTransaction *said,
                                       const Deciding &deciding)
{
    Case entry = before;
    RefundDecision decision;
    auto done = m_transactions.run(
        partnerActor("payment", "midtrans", lease), lease, [&](Records &records) -> Result<> {
            if (auto locked = records.orders().lock(before.refund.order); !locked)
                return tl::unexpected(locked.error());
            if (said) {
                auto taken =
                    PaymentReconciliation::take(records, before.payment, *said, m_clock.now(), Wake::Nobody);
                if (!taken)
                    return taken;
            }
            const auto current = read(records, before.refund.id);
            if (!current)
                return tl::unexpected(current.error());
            entry = *current;
            // Somebody settled it meanwhile: whatever was heard is theirs to judge.
            if (!isTheWorkers(entry.refund)) {
                decision = RefundDecision::record(entry.refund.state, {});
                return {};
            }
            decision = deciding(entry);
            return write(records, entry, decision);
        });
    if (!done)
        return tl::unexpected(done.error());
    if (decision.kind == RefundDecision::Kind::Send && entry.refund.state == RefundState::Sending)
        return send(entry, lease);
    // What was looked up is acted on at once; what was just refused is asked for again later.
    if (entry.refund.state == RefundState::Approved && said && decision.kind == RefundDecision::Kind::Record)
        return Progress::goOn();
    return progressAfter(entry, decision);
}

Result<> RefundPayment::write(Records &records, Case &entry, const RefundDecision &decision)
{
    Refund &refund = entry.refund;
    QString detail = decision.detail;
    if (decision.kind == RefundDecision::Kind::Wait)
        return {};
    if (decision.kind == RefundDecision::Kind::Send) {
        if (auto prepared = prepareSending(records, entry, detail); !prepared)
            return prepared;
    } else {
        refund.state = decision.state;
    }
    const Instant now = m_clock.now();
    if (refund.state == RefundState::Succeeded || refund.state == RefundState::Failed)
        refund.endedAt = now;
    if (auto saved = records.refunds().save(refund); !saved)
        return saved;
    if (const auto outcome = outcomeOf(refund.state)) {
        auto closed = records.refunds().closeAttempts(refund.id, refund.key(), *outcome, decision.detail);
        if (!closed)
            return closed;
    }
    if (auto followed = PaymentBooks(records, now).followRefunds(entry.payment); !followed)
        return followed;
    if (refund.state == RefundState::Failed)
        return records.attention().raise(
            {AttentionKind::RefundFailed, refund.id.value, refund.order, decision.detail}, now);
    if (refund.state != RefundState::NeedsPerson)
        return {};
    const AttentionKind kind =
        decision.mismatch ? AttentionKind::RefundMismatch : AttentionKind::RefundUncertain;
    return records.attention().raise({kind, refund.id.value, refund.order, detail}, now);
}

/// Why it may not leave now, for a person; empty when it may.
Result<QString> RefundPayment::hindrance(Records &records, const Case &entry)
{
    const Refund &refund = entry.refund;
    if (refund.approvedBy != QLatin1String("system")) {
        const auto role = records.staff().roleOf(refund.approvedBy);
        if (!role)
            return tl::unexpected(role.error());
        if (*role != Role::Admin)
            return QStringLiteral("%1, who approved it, is no admin any more").arg(refund.approvedBy);
    }
    const auto all = records.refunds().ofPayment(entry.payment.id);
    if (!all)
        return tl::unexpected(all.error());
    if (isOverRefunded(entry.payment, *all))
        return QStringLiteral("more would go back than was paid");
    return QString();
}

Result<> RefundPayment::prepareSending(Records &records, Case &entry, QString &detail)
{
    Refund &refund = entry.refund;
    const auto hindered = hindrance(records, entry);
    if (!hindered)
        return tl::unexpected(hindered.error());
    detail = *hindered;
    if (!detail.isEmpty()) {
        refund.state = RefundState::NeedsPerson;
        return {};
    }
    refund.state = RefundState::Sending;
    if (!refund.firstSentAt)
        refund.firstSentAt = m_clock.now();
    const auto attempt = records.refunds().addAttempt(
        {{}, refund.id, refund.key(), refund.amount, RefundOutcome::Pending, {}, m_clock.now()});
    if (!attempt)
        return tl::unexpected(attempt.error());
    return {};
}

Result<Progress> RefundPayment::send(const Case &entry, const Lease &lease)
{
    const Refund &refund = entry.refund;
    CallPurpose purpose = purposeOf(lease);
    purpose.notAfter = lease.until;
    const auto answer = m_gateway.refund({entry.payment.gatewayOrderId, entry.payment.transactionId},
                                         refund.key(), refund.amount, refund.reason, purpose);
    if (!answer) {
        const bool nothingLeft = answer.error().kind == ErrorKind::Unavailable;
        const bool lost = answer.error().kind == ErrorKind::OutcomeUnknown;
        RefundState state = RefundState::NeedsPerson;
        if (lost)
            state = RefundState::Unknown;
        else if (nothingLeft)
            state = RefundState::Approved;
        auto recorded = record(entry, lease, nullptr, [&](const Case &) {
            return RefundDecision::record(state, answer.error().detail);
        });
        if (recorded && (lost || nothingLeft))
            return tl::unexpected(answer.error());
        return recorded;
    }
    if (answer->kind == RefundAnswer::Kind::NotRefundable)
        return lookAfterRefusal(entry, lease);
    return record(entry, lease, nullptr, [&](const Case &now) { return decide(now.refund, *answer); });
}

Result<Progress> RefundPayment::lookAfterRefusal(const Case &entry, const Lease &lease)
{
    const auto said = m_reconciliation.ask(entry.payment, lease);
    if (!said)
        return record(entry, lease, nullptr, [&](const Case &) {
            return RefundDecision::record(RefundState::Unknown, said.error().detail);
        });
    return record(entry, lease, &*said,
                  [&](const Case &now) { return decideAfterRefusal(now.refund, *said, m_clock.now()); });
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
        // Midtrans asked to come later: too little balance, closed hours, too many requests.
        return Progress::waitUntil(now + 15min);
    }
    Q_UNREACHABLE();
}

} // namespace meja
