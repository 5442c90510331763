#pragma once

#include "ports/shipmentrecords.h"
#include "recordsession.h"

namespace meja {

/// Shipments in PostgreSQL. The recipient's phone number comes from the order.
class PostgresShipments : public ShipmentRecords
{
public:
    explicit PostgresShipments(RecordSession &session) : m_session(session) {}

    Result<OrderId> orderOf(ShipmentId id) override;
    Result<std::optional<ShipmentId>> withKomerceOrderNo(const QString &number) override;
    Result<Shipment> read(ShipmentId id) override;
    Result<std::optional<Shipment>> latestOf(OrderId order) override;
    Result<> save(const Shipment &shipment) override;
    Result<> keep(const ShipmentEvent &event) override;

private:
    RecordSession &m_session;
};

} // namespace meja
