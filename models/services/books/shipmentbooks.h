#pragma once

#include "ports/records.h"

namespace meja {

/// Sets the status of an order's newest parcel, inside a transaction that holds the order's lock. Does
/// nothing when the order has no parcel or when the status is older than the recorded one.
///
/// Failures: those of `ShipmentRecords`.
Result<> changeShipmentStatus(Records &records, OrderId order, ShipmentStatus status);

} // namespace meja
