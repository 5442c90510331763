#include "shipmenttracking.h"

namespace meja {

namespace {

/// How long a parcel may stay unknown to its courier before a person hears of it.
constexpr Duration silenceBorne = std::chrono::days(3);

} // namespace

Result<Shipment> ShipmentTracking::read(ShipmentId id)
{
    Shipment shipment;
    auto done = m_transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        auto found = records.shipments().read(id);
        if (!found)
            return tl::unexpected(found.error());
        shipment = *found;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return shipment;
}

Result<> ShipmentTracking::hearDetail(const Shipment &shipment, const Lease &lease, Heard &heard)
{
    const auto detail = m_gateway.detail(shipment.komerceOrderNo, purposeOf(lease));
    if (!detail) {
        heard.isSilent = detail.error().kind == ErrorKind::NotFound;
        return heard.isSilent ? Result<>{} : tl::unexpected(detail.error());
    }
    heard.waybill = detail->waybill;
    heard.words.append(detail->rawStatus);
    heard.events.append({shipment.id, QStringLiteral("detail"), detail->rawStatus, {}, {}, m_clock.now()});
    return {};
}

Result<> ShipmentTracking::hearJourney(const Shipment &shipment, const Lease &lease, Heard &heard)
{
    const bool byKomerce = !shipment.komerceOrderNo.isEmpty();
    const QString waybill = heard.waybill.isEmpty() ? shipment.waybill : heard.waybill;
    if (waybill.isEmpty())
        return {};
    const auto report =
        byKomerce ? m_gateway.history(shipment.courier, waybill, purposeOf(lease))
                  : m_gateway.track(shipment.courier, waybill, shipment.recipientPhone, purposeOf(lease));
    if (!report) {
        const bool isUnknown = report.error().kind == ErrorKind::NotFound;
        heard.isSilent = heard.isSilent || (isUnknown && !byKomerce);
        return isUnknown ? Result<>{} : tl::unexpected(report.error());
    }
    // The journey is older than the detail's word.
    heard.words = wordsOf(*report) + heard.words;
    for (const TrackingEvent &event : report->events)
        heard.events.append({shipment.id, byKomerce ? QStringLiteral("history") : QStringLiteral("track"),
                             event.status, event.description, event.at, m_clock.now()});
    return {};
}

Result<ShipmentTracking::Heard> ShipmentTracking::listen(const Shipment &shipment, const Lease &lease)
{
    Heard heard;
    if (!shipment.komerceOrderNo.isEmpty()) {
        if (auto detail = hearDetail(shipment, lease, heard); !detail)
            return tl::unexpected(detail.error());
    }
    if (auto journey = hearJourney(shipment, lease, heard); !journey)
        return tl::unexpected(journey.error());
    heard.words.removeAll(QString());
    return heard;
}

Result<Progress> ShipmentTracking::track(const Lease &lease)
{
    const auto shipment = read(ShipmentId{lease.subject});
    if (!shipment)
        return tl::unexpected(shipment.error());
    if (!nextTracking(*shipment, m_clock.now()))
        return Progress::done();
    const auto heard = listen(*shipment, lease);
    if (!heard)
        return tl::unexpected(heard.error());
    Shipment after;
    auto done =
        m_transactions.run(partnerActor("tracking", "rajaongkir", lease), lease,
                           [&](Records &records) { return write(records, shipment->id, *heard, after); });
    if (!done)
        return tl::unexpected(done.error());
    const auto next = nextTracking(after, m_clock.now());
    return next ? Progress::waitUntil(*next) : Progress::done();
}

Result<> ShipmentTracking::write(Records &records, ShipmentId id, const Heard &heard, Shipment &after)
{
    const auto orderId = records.shipments().orderOf(id);
    if (!orderId)
        return tl::unexpected(orderId.error());
    const auto order = records.orders().lock(*orderId);
    if (!order)
        return tl::unexpected(order.error());
    const auto shipment = records.shipments().read(id);
    if (!shipment)
        return tl::unexpected(shipment.error());
    const bool isCancellationAsked =
        order->status == OrderStatus::Cancelling || order->status == OrderStatus::Cancelled;

    TrackingDecision decision = decide(*order, *shipment, heard.words, isCancellationAsked, m_words);
    const Instant now = m_clock.now();
    decision.shipment.lastCheckedAt = now;
    if (!heard.waybill.isEmpty())
        decision.shipment.waybill = heard.waybill;
    if (heard.isSilent && now - shipment->bookedAt > silenceBorne)
        decision.attention.append({AttentionKind::TrackingSilent, id.value, *orderId,
                                   QStringLiteral("the courier knows nothing of the parcel")});
    for (const ShipmentEvent &event : heard.events) {
        if (auto kept = records.shipments().keep(event); !kept)
            return kept;
    }
    if (auto saved = records.shipments().save(decision.shipment); !saved)
        return saved;
    after = decision.shipment;
    return follow(records, *order, decision);
}

Result<> ShipmentTracking::follow(Records &records, const Order &order, const TrackingDecision &decision)
{
    const Instant now = m_clock.now();
    for (const OrderStatus status : decision.path) {
        if (auto changed = records.orders().changeStatus(order.id, status, now); !changed)
            return changed;
    }
    for (const NewAttention &item : decision.attention) {
        if (auto raised = records.attention().raise(item, now); !raised)
            return raised;
    }
    if (order.status != OrderStatus::Cancelling)
        return {};
    // The parcel moved while it was being cancelled: the cancellation should look at once.
    const auto live = records.cancellations().liveOf(order.id);
    if (!live)
        return tl::unexpected(live.error());
    if (!*live)
        return {};
    return records.jobs().schedule({JobKind::AdvanceCancellation, (*live)->id.value, order.id, now});
}

} // namespace meja
