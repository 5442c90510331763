#pragma once

#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// What a parcel stands at; codes as in the table `shipments`.
enum class ShipmentStatus {
    Booked,
    PickedUp,
    InTransit,
    Delivered,
    Problem,
    Returning,
    Returned,
    Lost,
    Cancelled
};

[[nodiscard]] QString code(ShipmentStatus status);
[[nodiscard]] std::optional<ShipmentStatus> shipmentStatusFromCode(const QString &code);

/// Whether the courier has or had the parcel, so that its order can't be cancelled any more.
[[nodiscard]] bool hasLeft(ShipmentStatus status);

/// What RajaOngkir/Komerce knows of an order's parcel, as our books have it.
struct Shipment
{
    ShipmentId id;
    OrderId order;
    QString courier; ///< The partner's code, `jne`, `sicepat`, …
    QString
        komerceOrderNo; ///< Empty: not booked through Komerce; only the courier's telephone can cancel it.
    QString waybill;
    QString recipientPhone; ///< For couriers that ask for its last digits; never logged.
    ShipmentStatus status = ShipmentStatus::Booked;
    int rank = 0; ///< Of the last word taken; a lower one never overwrites it.
    QString rawStatus;
    Instant bookedAt;
    std::optional<Instant> lastCheckedAt;
    int version = 1;
};

} // namespace meja
