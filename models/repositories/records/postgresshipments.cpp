#include "postgresshipments.h"

#include "fieldreader.h"
#include "namedqueries.h"

namespace meja {

namespace {

Statement shipmentQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("shipments"), QLatin1String(name));
}

Result<Shipment> readShipment(FieldReader fields)
{
    Shipment shipment;
    fields.into(shipment.id);
    fields.into(shipment.order);
    shipment.courier = fields.text();
    shipment.komerceOrderNo = fields.text();
    shipment.waybill = fields.text();
    shipment.recipientPhone = fields.text();
    fields.code(shipment.status, &shipmentStatusFromCode);
    shipment.rank = fields.number();
    shipment.rawStatus = fields.text();
    shipment.bookedAt = fields.instant();
    shipment.lastCheckedAt = fields.maybeInstant();
    shipment.version = fields.number();
    return fields.finish(shipment);
}

} // namespace

Result<OrderId> PostgresShipments::orderOf(ShipmentId id)
{
    return oneId<OrderId>(m_session.read(shipmentQuery("order_of").bind(QStringLiteral("id"), id.value)));
}

Result<std::optional<ShipmentId>> PostgresShipments::withKomerceOrderNo(const QString &number)
{
    return maybeId<ShipmentId>(m_session.read(
        shipmentQuery("with_komerce_order_no").bind(QStringLiteral("number"), notNull(number))));
}

Result<Shipment> PostgresShipments::read(ShipmentId id)
{
    return oneRecord(m_session.read(shipmentQuery("read").bind(QStringLiteral("id"), id.value)),
                     &readShipment);
}

Result<std::optional<Shipment>> PostgresShipments::latestOf(OrderId order)
{
    return maybeRecord(
        m_session.read(shipmentQuery("latest_of").bind(QStringLiteral("order_id"), order.value)),
        &readShipment);
}

Result<> PostgresShipments::save(const Shipment &shipment)
{
    Statement statement = shipmentQuery("save");
    statement.bind(QStringLiteral("id"), shipment.id.value)
        .bind(QStringLiteral("status"), code(shipment.status))
        .bind(QStringLiteral("rank"), qint64(shipment.rank))
        .bind(QStringLiteral("raw_status"), notNull(shipment.rawStatus))
        .bind(QStringLiteral("waybill"), notNull(shipment.waybill));
    bindInstant(statement, QStringLiteral("last_checked_at"), shipment.lastCheckedAt);
    return m_session.defer(statement, noSuchRow("shipment", shipment.id.value));
}

Result<> PostgresShipments::keep(const ShipmentEvent &event)
{
    Statement statement = shipmentQuery("keep_event");
    statement.bind(QStringLiteral("shipment_id"), event.shipment.value)
        .bind(QStringLiteral("source"), notNull(event.source))
        .bind(QStringLiteral("word"), notNull(event.word))
        .bind(QStringLiteral("description"), notNull(event.description))
        .bind(QStringLiteral("received_at"), event.receivedAt.milliseconds);
    bindInstant(statement, QStringLiteral("happened_at"), event.happenedAt);
    return m_session.defer(statement);
}

} // namespace meja
