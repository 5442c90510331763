#pragma once

#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// The status of a parcel; the codes are those of the table `shipments`.
///
///     Booked ──> PickedUp ──> InTransit ──> Delivered
///        │                     ^  │  └────> Lost
///        │                     v  └───────> Returning ──> Returned
///        └──> Cancelled      Problem
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
/// Empty for an unknown code.
[[nodiscard]] std::optional<ShipmentStatus> shipmentStatusFromCode(const QString &code);

/// Whether the courier has or had the parcel, so that its order can no longer be cancelled.
[[nodiscard]] bool hasLeft(ShipmentStatus status);

/// Whether nothing more is expected of the parcel: delivered, cancelled, returned or lost.
[[nodiscard]] bool hasEnded(ShipmentStatus status);

/// How far the parcel is. A report of a lower rank never overwrites a status of a higher rank. The SQL
/// function `rank_of_shipment` has the same ranks.
[[nodiscard]] int rankOf(ShipmentStatus status);

/// An order's parcel, as last reported by RajaOngkir/Komerce.
struct Shipment
{
    ShipmentId id;
    OrderId order;
    QString courier; ///< The partner's code, `jne`, `sicepat`, …
    /// Empty when it was not booked through Komerce; then only a call to the courier can cancel it.
    QString komerceOrderNo;
    QString waybill;
    QString recipientPhone; ///< Some couriers require its last digits; never logged.
    ShipmentStatus status = ShipmentStatus::Booked;
    int rank = 0;      ///< Rank of the last accepted status; statuses of a lower rank are ignored.
    QString rawStatus; ///< The courier's own text.
    Instant bookedAt;
    std::optional<Instant> lastCheckedAt;
    int version = 1; ///< Increases with every change of the row.
};

} // namespace meja
