#include "attentiondesk.h"

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

Result<> takeUpAgain(Records &records, const AttentionItem &item, const Actor &actor, Instant now)
{
    const auto kind = jobBehind(item.kind);
    if (!kind)
        return wrongChoice(item);
    return records.jobs().schedule({*kind, item.subject, item.order, now, actor.requestId, actor.name});
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

Result<> AttentionDesk::resolve(AttentionId id, AttentionChoice choice, const QString &note,
                                const Actor &actor)
{
    AttentionItem item;
    auto resolved = m_transactions.run(actor, [&](Records &records) -> Result<> {
        auto found = records.attention().read(id);
        if (!found)
            return tl::unexpected(found.error());
        item = *found;
        if (item.resolvedAt)
            return failure(ErrorKind::RuleViolated, QStringLiteral("%1 has resolved it").arg(item.resolvedBy),
                           QStringLiteral("already-resolved"));
        const bool isAboutShipment = item.kind == AttentionKind::ConfirmShipmentCancelled;
        const bool isShipmentChoice =
            choice == AttentionChoice::ShipmentCancelled || choice == AttentionChoice::CourierKeepsIt;
        if (isAboutShipment != isShipmentChoice)
            return wrongChoice(item);
        if (choice == AttentionChoice::TryAgain) {
            if (auto taken = takeUpAgain(records, item, actor, m_clock.now()); !taken)
                return taken;
        }
        if (isShipmentChoice)
            return {};
        return records.attention().resolve(id, actor.name, note, m_clock.now());
    });
    if (!resolved || item.kind != AttentionKind::ConfirmShipmentCancelled)
        return resolved;
    // Confirmed first: should the second transaction fail, the item is still there to be pressed again.
    const CancellationId cancellation{item.subject};
    auto confirmed =
        m_cancellations.confirmShipment(cancellation, choice == AttentionChoice::ShipmentCancelled, actor);
    if (!confirmed)
        return confirmed;
    return m_transactions.run(actor, [&](Records &records) {
        return records.attention().resolve(id, actor.name, note, m_clock.now());
    });
}

} // namespace meja
