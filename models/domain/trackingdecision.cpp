#include "trackingdecision.h"

namespace meja {

namespace {

using namespace std::chrono_literals;

NewAttention attentionOn(const Shipment &shipment, AttentionKind kind, const QString &detail)
{
    return {kind, shipment.id.value, shipment.order, detail};
}

/// A status of the same rank may still be a change, for example a failed delivery attempt. "Delivered" during
/// a return means delivered to the shipper.
bool overwrites(const TrackingMeaning &meaning, const Shipment &shipment)
{
    using enum ShipmentStatus;
    if (shipment.status == Delivered || shipment.status == Cancelled || meaning.rank < shipment.rank)
        return false;
    const bool isBeingReturned = shipment.status == Returning || shipment.status == Returned;
    return meaning.status != Delivered || !isBeingReturned;
}

QList<OrderStatus> orderPath(OrderStatus order, ShipmentStatus parcel)
{
    const bool canLeave = order == OrderStatus::Paid || order == OrderStatus::Processing;
    QList<OrderStatus> path;
    if (!hasLeft(parcel))
        return path;
    if (canLeave)
        path.append(OrderStatus::Shipped);
    if (parcel == ShipmentStatus::Delivered && (canLeave || order == OrderStatus::Shipped))
        path.append(OrderStatus::Completed);
    return path;
}

void raiseAttention(TrackingDecision &decision, const Order &order, ShipmentStatus before,
                    bool isCancellationRequested)
{
    const Shipment &now = decision.shipment;
    if (now.status == before)
        return;
    using enum ShipmentStatus;
    if (now.status == Cancelled && !isCancellationRequested)
        decision.attention.append(
            attentionOn(now, AttentionKind::CourierCancelled,
                        QStringLiteral("the courier reports \"%1\", but Meja did not request a cancellation")
                            .arg(now.rawStatus)));
    if (now.status == Problem || now.status == Returning || now.status == Returned || now.status == Lost)
        decision.attention.append(attentionOn(now, AttentionKind::ParcelProblem, now.rawStatus));
    const bool mustNotShip = order.status == OrderStatus::Cancelled || order.status == OrderStatus::Expired ||
                             order.status == OrderStatus::AwaitingPayment;
    if (hasLeft(now.status) && mustNotShip)
        decision.attention.append(
            attentionOn(now, AttentionKind::ParcelProblem,
                        QStringLiteral("the parcel of an order that is %1 moves: \"%2\"")
                            .arg(code(order.status), now.rawStatus)));
}

} // namespace

TrackingDecision decide(const Order &order, const Shipment &shipment, const QStringList &words,
                        bool isCancellationRequested, const TrackingWords &list)
{
    TrackingDecision decision{.shipment = shipment};
    for (const QString &word : words) {
        const auto meaning = list.meaningOf(word);
        if (!meaning) {
            decision.attention.append(attentionOn(shipment, AttentionKind::UnknownTrackingWord, word));
            continue;
        }
        if (!overwrites(*meaning, decision.shipment))
            continue;
        decision.shipment.status = meaning->status;
        decision.shipment.rank = meaning->rank;
        decision.shipment.rawStatus = word;
    }
    decision.path = orderPath(order.status, decision.shipment.status);
    raiseAttention(decision, order, shipment.status, isCancellationRequested);
    return decision;
}

QStringList wordsOf(const TrackingReport &report)
{
    QStringList words;
    for (const TrackingEvent &event : report.events)
        words.append(event.status.isEmpty() ? event.description : event.status);
    if (!report.status.isEmpty())
        words.append(report.status);
    words.removeAll(QString());
    words.removeDuplicates();
    // The partner's explicit flag. A return in the texts takes precedence.
    if (report.delivered.value_or(false))
        words.append(QStringLiteral("delivered"));
    return words;
}

std::optional<Instant> nextTracking(const Shipment &shipment, Instant now)
{
    using enum ShipmentStatus;
    if (shipment.status == Delivered || shipment.status == Cancelled || shipment.status == Returned ||
        shipment.status == Lost)
        return std::nullopt;
    const Duration age = now - shipment.bookedAt;
    if (age > std::chrono::days(60))
        return std::nullopt;
    if (age < 48h)
        return now + 2h;
    return now + (age < std::chrono::days(10) ? Duration(4h) : Duration(12h));
}

} // namespace meja
