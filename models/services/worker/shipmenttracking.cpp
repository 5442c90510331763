#include "shipmenttracking.h"

namespace meja {

namespace {

/// When a parcel is still unknown to its courier after this time, an attention item is raised.
constexpr Duration maxUnknown = std::chrono::days(3);

} // namespace

Result<Shipment> ShipmentTracking::read(ShipmentId id)
{
    return m_transactions.run(Actor::system(),
                              [&](Records &records) { return records.shipments().read(id); });
}

Result<> ShipmentTracking::queryDetail(const Shipment &shipment, const Lease &lease, Report &report)
{
    const auto detail = m_gateway.detail(shipment.komerceOrderNo, purposeOf(lease));
    if (!detail) {
        report.isUnknown = detail.error().kind == ErrorKind::NotFound;
        return report.isUnknown ? Result<>{} : tl::unexpected(detail.error());
    }
    report.waybill = detail->waybill;
    report.words.append(detail->rawStatus);
    report.events.append({.shipment = shipment.id,
                          .source = QStringLiteral("detail"),
                          .word = detail->rawStatus,
                          .receivedAt = m_clock.now()});
    return {};
}

Result<> ShipmentTracking::queryHistory(const Shipment &shipment, const Lease &lease, Report &report)
{
    const bool byKomerce = !shipment.komerceOrderNo.isEmpty();
    const QString waybill = report.waybill.isEmpty() ? shipment.waybill : report.waybill;
    if (waybill.isEmpty())
        return {};
    const auto history =
        byKomerce ? m_gateway.history(shipment.courier, waybill, purposeOf(lease))
                  : m_gateway.track(shipment.courier, waybill, shipment.recipientPhone, purposeOf(lease));
    if (!history) {
        const bool isUnknown = history.error().kind == ErrorKind::NotFound;
        report.isUnknown = report.isUnknown || (isUnknown && !byKomerce);
        return isUnknown ? Result<>{} : tl::unexpected(history.error());
    }
    // The history is older than the status in the detail.
    report.words = wordsOf(*history) + report.words;
    for (const TrackingEvent &event : history->events)
        report.events.append({shipment.id, byKomerce ? QStringLiteral("history") : QStringLiteral("track"),
                              event.status, event.description, event.at, m_clock.now()});
    return {};
}

Result<ShipmentTracking::Report> ShipmentTracking::query(const Shipment &shipment, const Lease &lease)
{
    Report report;
    if (!shipment.komerceOrderNo.isEmpty()) {
        RETURN_IF_ERROR(queryDetail(shipment, lease, report));
    }
    RETURN_IF_ERROR(queryHistory(shipment, lease, report));
    report.words.removeAll(QString());
    return report;
}

Result<Progress> ShipmentTracking::track(const Lease &lease)
{
    ASSIGN_OR_RETURN(const auto shipment, read(ShipmentId{lease.subject}));
    if (!nextTracking(shipment, m_clock.now()))
        return Progress::done();
    ASSIGN_OR_RETURN(const auto report, query(shipment, lease));
    ASSIGN_OR_RETURN(const auto after, m_transactions.run(partnerActor("tracking", "rajaongkir", lease),
                                                          lease, [&](Records &records) {
                                                              return write(records, shipment.id, report);
                                                          }));
    const auto next = nextTracking(after, m_clock.now());
    return next ? Progress::waitUntil(*next) : Progress::done();
}

Result<Shipment> ShipmentTracking::write(Records &records, ShipmentId id, const Report &report)
{
    ASSIGN_OR_RETURN(const auto orderId, records.shipments().orderOf(id));
    ASSIGN_OR_RETURN(const auto order, records.orders().lock(orderId));
    ASSIGN_OR_RETURN(const auto shipment, records.shipments().read(id));
    const bool isCancellationRequested =
        order.status == OrderStatus::Cancelling || order.status == OrderStatus::Cancelled;

    TrackingDecision decision = decide(order, shipment, report.words, isCancellationRequested, m_words);
    const Instant now = m_clock.now();
    decision.shipment.lastCheckedAt = now;
    if (!report.waybill.isEmpty())
        decision.shipment.waybill = report.waybill;
    if (report.isUnknown && now - shipment.bookedAt > maxUnknown)
        decision.attention.append({AttentionKind::TrackingSilent, id.value, orderId,
                                   QStringLiteral("the courier has no record of the parcel")});
    for (const ShipmentEvent &event : report.events) {
        RETURN_IF_ERROR(records.shipments().keep(event));
    }
    RETURN_IF_ERROR(records.shipments().save(decision.shipment));
    RETURN_IF_ERROR(updateOrder(records, order, decision));
    return decision.shipment;
}

Result<> ShipmentTracking::updateOrder(Records &records, const Order &order, const TrackingDecision &decision)
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
    // The parcel may have moved while its order is being cancelled: the cancellation checks it now.
    ASSIGN_OR_RETURN(const auto live, records.cancellations().liveOf(order.id));
    if (!live)
        return {};
    return records.jobs().schedule({JobKind::AdvanceCancellation, live->id.value, order.id, now});
}

} // namespace meja
