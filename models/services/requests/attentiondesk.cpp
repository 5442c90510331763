#include "attentiondesk.h"

#include "cancellationrequests.h"

namespace meja {

namespace {

tl::unexpected<Error> wrongChoice(const AttentionItem &item)
{
    return failure(ErrorKind::RuleViolated,
                   QStringLiteral("an item of kind \"%1\" does not offer this choice").arg(code(item.kind)),
                   QStringLiteral("wrong-choice"));
}

/// Whether the item's refund still needs a decision, so that a note must not close the item.
Result<bool> needsDecision(Records &records, const AttentionItem &item)
{
    using enum AttentionKind;
    const bool isAboutRefund = item.kind == RefundUncertain || item.kind == RefundMismatch ||
                               item.kind == ManualTransferDue || item.kind == RefundFailed;
    if (!isAboutRefund)
        return false;
    ASSIGN_OR_RETURN(const auto refund, records.refunds().read(RefundId{item.subject}));
    const bool isTransferUnconfirmed = !refund.settledBy.isEmpty() && refund.state != RefundState::Succeeded;
    const bool isManual = refund.state == RefundState::Approved && refund.method == RefundMethod::Manual;
    return refund.state == RefundState::NeedsPerson || isTransferUnconfirmed || isManual;
}

/// Resumes the job that raised the item, if there is one, because it stopped at the problem.
Result<> resumeJob(Records &records, const AttentionItem &item, const Actor &actor, Instant now)
{
    const auto kind = jobToResume(item.kind);
    if (!kind)
        return {};
    return records.jobs().schedule({*kind, item.subject, item.order, now, actor.requestId, actor.name});
}

/// How a person ends a parcel; empty for choices that end none.
std::optional<ShipmentStatus> parcelEnd(AttentionChoice choice)
{
    switch (choice) {
    case AttentionChoice::Note:
    case AttentionChoice::TryAgain:
    case AttentionChoice::ShipmentCancelled:
    case AttentionChoice::CourierKeepsIt:
        return std::nullopt;
    case AttentionChoice::ParcelDelivered:
        return ShipmentStatus::Delivered;
    case AttentionChoice::ParcelReturned:
        return ShipmentStatus::Returned;
    case AttentionChoice::ParcelLost:
        return ShipmentStatus::Lost;
    }
    Q_UNREACHABLE();
}

/// The tracking job, which asks no partner about a parcel that has ended, lets the order follow.
Result<> endParcel(Records &records, const AttentionItem &item, ShipmentStatus end, const Actor &actor,
                   Instant now)
{
    ASSIGN_OR_RETURN(auto shipment, records.shipments().read(ShipmentId{item.subject}));
    // A lost parcel may be found.
    if (hasEnded(shipment.status) && (shipment.status != ShipmentStatus::Lost || end == ShipmentStatus::Lost))
        return failure(ErrorKind::RuleViolated,
                       QStringLiteral("parcel %1 has already ended: %2")
                           .arg(QString::number(item.subject), code(shipment.status)),
                       QStringLiteral("wrong-choice"));
    shipment.status = end;
    shipment.rank = rankOf(end);
    RETURN_IF_ERROR(records.shipments().save(shipment));
    return records.jobs().schedule(
        {JobKind::TrackShipment, item.subject, item.order, now, actor.requestId, actor.name});
}

Result<> confirmShipment(Records &records, const AttentionItem &item, AttentionChoice choice,
                         const Actor &actor, Instant now)
{
    return CancellationRequests::confirmShipment(
        records, CancellationId{item.subject}, choice == AttentionChoice::ShipmentCancelled, actor.name, now);
}

Result<> carryOut(Records &records, const AttentionItem &item, AttentionChoice choice, const Actor &actor,
                  Instant now)
{
    if (item.kind == AttentionKind::ConfirmShipmentCancelled)
        return confirmShipment(records, item, choice, actor, now);
    if (const auto end = parcelEnd(choice))
        return endParcel(records, item, *end, actor, now);
    return resumeJob(records, item, actor, now);
}

} // namespace

Result<> AttentionDesk::require(Records &records, const AttentionItem &item, AttentionChoice choice)
{
    if (item.resolvedAt)
        return failure(ErrorKind::RuleViolated,
                       QStringLiteral("%1 has already resolved this item").arg(item.resolvedBy),
                       QStringLiteral("already-resolved"));
    const bool isAboutShipment = item.kind == AttentionKind::ConfirmShipmentCancelled;
    const bool isShipmentChoice =
        choice == AttentionChoice::ShipmentCancelled || choice == AttentionChoice::CourierKeepsIt;
    if (isAboutShipment != isShipmentChoice)
        return wrongChoice(item);
    if (choice == AttentionChoice::TryAgain && !jobToResume(item.kind))
        return wrongChoice(item);
    const bool isAboutParcel =
        item.kind == AttentionKind::ParcelProblem || item.kind == AttentionKind::TrackingSilent;
    if (parcelEnd(choice) && !isAboutParcel)
        return wrongChoice(item);
    ASSIGN_OR_RETURN(const auto isWaiting, needsDecision(records, item));
    if (isWaiting)
        return failure(ErrorKind::RuleViolated,
                       QStringLiteral("refund %1 still needs a decision").arg(item.subject),
                       QStringLiteral("still-waiting"));
    return {};
}

Result<> AttentionDesk::resolve(AttentionId id, AttentionChoice choice, const QString &note,
                                const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(auto item, records.attention().read(id));
        if (item.order.value != 0) {
            RETURN_IF_ERROR(records.orders().lock(item.order));
            ASSIGN_OR_RETURN(item, records.attention().read(id));
        }
        RETURN_IF_ERROR(require(records, item, choice));
        const Instant now = m_clock.now();
        RETURN_IF_ERROR(carryOut(records, item, choice, actor, now));
        return records.attention().resolve(id, actor.name, note, now);
    });
}

} // namespace meja
