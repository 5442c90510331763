#pragma once

#include "error.h"
#include "shipment.h"

#include <QList>

#include <optional>

namespace meja {

/// One status that a partner reported, stored unchanged.
struct ShipmentEvent
{
    ShipmentId shipment;
    QString source; ///< `detail`, `history`, `track`, `webhook`.
    QString word;
    QString description;
    std::optional<Instant> happenedAt;
    Instant receivedAt;
};

/// Parcels within one transaction; their order is locked first. Failures: as for `OrderRecords`.
class ShipmentRecords
{
public:
    ShipmentRecords() = default;
    virtual ~ShipmentRecords() = default;
    Q_DISABLE_COPY_MOVE(ShipmentRecords)

    virtual Result<OrderId> orderOf(ShipmentId id) = 0;
    virtual Result<std::optional<ShipmentId>> withKomerceOrderNo(const QString &number) = 0;
    virtual Result<Shipment> read(ShipmentId id) = 0;
    /// The order's newest parcel, cancelled or not.
    virtual Result<std::optional<Shipment>> latestOf(OrderId order) = 0;
    virtual Result<> save(const Shipment &shipment) = 0;
    /// Stores a reported status once: the same status at the same time is the same event.
    virtual Result<> keep(const ShipmentEvent &event) = 0;
};

} // namespace meja
