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
    QString description = {};
    std::optional<Instant> happenedAt = {};
    Instant receivedAt;
};

/// Parcels within one transaction; their order is locked first. `OrderRecords` explains the general failures.
class ShipmentRecords
{
public:
    ShipmentRecords() = default;
    virtual ~ShipmentRecords() = default;
    Q_DISABLE_COPY_MOVE(ShipmentRecords)

    /// Failures: `NotFound` for an unknown parcel; `Conflict`, `Unavailable`.
    virtual Result<OrderId> orderOf(ShipmentId id) = 0;

    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<ShipmentId>> withKomerceOrderNo(const QString &number) = 0;

    /// Failures: `NotFound` for an unknown parcel; `Conflict`, `Unavailable`.
    virtual Result<Shipment> read(ShipmentId id) = 0;

    /// The order's newest parcel, cancelled or not.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<Shipment>> latestOf(OrderId order) = 0;

    /// Failures: `NotFound` for an unknown parcel; `RuleViolated` when a constraint or trigger refuses the
    /// change; `Conflict`, `Unavailable`.
    virtual Result<> save(const Shipment &shipment) = 0;

    /// Stores a reported status once: the same status at the same time is the same event.
    ///
    /// Failures: `RuleViolated` when a constraint or trigger refuses the change; `Conflict`, `Unavailable`.
    virtual Result<> keep(const ShipmentEvent &event) = 0;
};

} // namespace meja
