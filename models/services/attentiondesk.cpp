#include "attentiondesk.h"

#include "ordercancellation.h"

#include <array>
#include <utility>

namespace meja {

namespace {

constexpr std::array takeOvers{
    std::pair{JobKind::AdvanceCancellation, AttentionKind::CancellationStuck},
    std::pair{JobKind::AdvanceRefund, AttentionKind::RefundUncertain},
    std::pair{JobKind::CheckPayment, AttentionKind::PaymentUnresolved},
    std::pair{JobKind::TrackShipment, AttentionKind::TrackingSilent},
    std::pair{JobKind::ExpireOrder, AttentionKind::ExpiryStuck},
};

tl::unexpected<Error> wrongChoice(const AttentionItem &item)
{
    return failure(ErrorKind::RuleViolated,
                   QStringLiteral("an item \"%1\" has no such choice").arg(code(item.kind)),
                   QStringLiteral("wrong-choice"));
}

/// Whether the item's refund still needs the person who wants the item to go away.
Result<bool> isStillWaiting(Records &records, const AttentionItem &item)
{
    using enum AttentionKind;
    const bool isAboutRefund = item.kind == RefundUncertain || item.kind == RefundMismatch ||
                               item.kind == ManualTransferDue || item.kind == RefundFailed;
    if (!isAboutRefund)
        return false;
    const auto refund = records.refunds().read(RefundId{item.subject});
    if (!refund)
        return tl::unexpected(refund.error());
    const bool isHalfTransferred = !refund->settledBy.isEmpty() && refund->state != RefundState::Succeeded;
    const bool isByHand = refund->state == RefundState::Approved && refund->method == RefundMethod::Manual;
    return refund->state == RefundState::NeedsPerson || isHalfTransferred || isByHand;
}

/// What stands behind the item goes on, if there is anything left to do: so nothing is lost by a note.
Result<> takeUpAgain(Records &records, const AttentionItem &item, const Actor &actor, Instant now)
{
    const auto kind = jobBehind(item.kind);
    if (!kind)
        return {};
    return records.jobs().schedule({*kind, item.subject, item.order, now, actor.requestId, actor.name});
}

Result<> confirm(Records &records, const AttentionItem &item, AttentionChoice choice, const Actor &actor,
                 Instant now)
{
    return OrderCancellation::confirmShipment(records, CancellationId{item.subject},
                                              choice == AttentionChoice::ShipmentCancelled, actor.name, now);
}

} // namespace

std::optional<JobKind> jobBehind(AttentionKind kind)
{
    for (const auto &[job, attention] : takeOvers) {
        if (attention == kind)
            return job;
    }
    return std::nullopt;
}

std::optional<AttentionKind> attentionAfter(JobKind kind)
{
    for (const auto &[job, attention] : takeOvers) {
        if (job == kind)
            return attention;
    }
    return std::nullopt;
}

Result<> AttentionDesk::require(Records &records, const AttentionItem &item, AttentionChoice choice)
{
    if (item.resolvedAt)
        return failure(ErrorKind::RuleViolated, QStringLiteral("%1 has resolved it").arg(item.resolvedBy),
                       QStringLiteral("already-resolved"));
    const bool isAboutShipment = item.kind == AttentionKind::ConfirmShipmentCancelled;
    const bool isShipmentChoice =
        choice == AttentionChoice::ShipmentCancelled || choice == AttentionChoice::CourierKeepsIt;
    if (isAboutShipment != isShipmentChoice)
        return wrongChoice(item);
    if (choice == AttentionChoice::TryAgain && !jobBehind(item.kind))
        return wrongChoice(item);
    const auto isWaiting = isStillWaiting(records, item);
    if (!isWaiting)
        return tl::unexpected(isWaiting.error());
    if (*isWaiting)
        return failure(ErrorKind::RuleViolated,
                       QStringLiteral("refund %1 still waits for a decision").arg(item.subject),
                       QStringLiteral("still-waiting"));
    return {};
}

Result<> AttentionDesk::resolve(AttentionId id, AttentionChoice choice, const QString &note,
                                const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        auto item = records.attention().read(id);
        if (!item)
            return tl::unexpected(item.error());
        if (item->order.value != 0) {
            if (auto locked = records.orders().lock(item->order); !locked)
                return tl::unexpected(locked.error());
            item = records.attention().read(id);
            if (!item)
                return tl::unexpected(item.error());
        }
        if (auto allowed = require(records, *item, choice); !allowed)
            return allowed;
        const Instant now = m_clock.now();
        auto done = item->kind == AttentionKind::ConfirmShipmentCancelled
                        ? confirm(records, *item, choice, actor, now)
                        : takeUpAgain(records, *item, actor, now);
        if (!done)
            return done;
        return records.attention().resolve(id, actor.name, note, now);
    });
}

} // namespace meja
