#include "shipmenttracking.h"

namespace meja {

namespace {

/// How long a parcel may stay unknown to its courier before a person hears of it.
constexpr Duration silenceBorne = std::chrono::days(3);

} // namespace

Result<Shipment> ShipmentTracking::read(ShipmentId id)
{
    return m_transactions.run(Actor::system(),
                              [&](Records &records) { return records.shipments().read(id); });
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
        RETURN_IF_ERROR(hearDetail(shipment, lease, heard));
    }
    RETURN_IF_ERROR(hearJourney(shipment, lease, heard));
    heard.words.removeAll(QString());
    return heard;
}

Result<Progress> ShipmentTracking::track(const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto shipment, read(ShipmentId{lease.subject}));
    if (!nextTracking(shipment, m_clock.now()))
        return Progress::done();
    ASSIGN_OR_RETURN(const auto heard, listen(shipment, lease));
    ASSIGN_OR_RETURN(const auto after, m_transactions.run(partnerActor("tracking", "rajaongkir", lease),
                                                          lease, [&](Records &records) {
                                                              return write(records, shipment.id, heard);
                                                          }));
    const auto next = nextTracking(after, m_clock.now());
    return next ? Progress::waitUntil(*next) : Progress::done();
}

Result<Shipment> ShipmentTracking::write(Records &records, ShipmentId id, const Heard &heard)
{
    ASSIGN_OR_RETURN(const auto orderId, records.shipments().orderOf(id));
    ASSIGN_OR_RETURN(const auto order, records.orders().lock(orderId));
    ASSIGN_OR_RETURN(const auto shipment, records.shipments().read(id));
    const bool isCancellationAsked =
        order.status == OrderStatus::Cancelling || order.status == OrderStatus::Cancelled;

    TrackingDecision decision = decide(order, shipment, heard.words, isCancellationAsked, m_words);
    const Instant now = m_clock.now();
    decision.shipment.lastCheckedAt = now;
    if (!heard.waybill.isEmpty())
        decision.shipment.waybill = heard.waybill;
    if (heard.isSilent && now - shipment.bookedAt > silenceBorne)
        decision.attention.append({AttentionKind::TrackingSilent, id.value, orderId,
                                   QStringLiteral("the courier knows nothing of the parcel")});
    for (const ShipmentEvent &event : heard.events) {
        RETURN_IF_ERROR(records.shipments().keep(event));
    }
    RETURN_IF_ERROR(records.shipments().save(decision.shipment));
    RETURN_IF_ERROR(follow(records, order, decision));
    return decision.shipment;
}

Result<> ShipmentTracking::follow(Records &records, const Order &order, const TrackingDecision &decision)
{
    const Instant now = m_clock.now();
    for (const OrderStatus status : decision.path) {
        RETURN_IF_ERROR(records.orders().changeStatus(order.id, status, now));
    }
    for (const NewAttention &item : decision.attention) {
        RETURN_IF_ERROR(records.attention().raise(item, now));
    }
    if (order.status != OrderStatus::Cancelling)
        return {};
    // The parcel moved while it was being cancelled: the cancellation should look at once.
    ASSIGN_OR_RETURN(const auto live, records.cancellations().liveOf(order.id));
    if (!live)
        return {};
    return records.jobs().schedule({JobKind::AdvanceCancellation, live->id.value, order.id, now});
}

} // namespace meja
