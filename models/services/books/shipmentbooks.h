#pragma once

#include "ports/records.h"

namespace meja {

/// Sets the status of an order's newest parcel, inside a transaction that holds the order's lock. Does
/// nothing when the order has no parcel or when the status is older than the recorded one.
///
/// Failures: those of `ShipmentRecords`.
Result<> changeShipmentStatus(Records &records, OrderId order, ShipmentStatus status);

/// Moves an order that is paid, packed or shipped to the status of its newest parcel: `DIKIRIM` when the
/// courier has it, `SELESAI` when it was delivered. Does nothing while its shipping is blocked. Needs the
/// order's lock.
///
/// Failures: those of the record ports.
/// @param order as it is in the books now.
Result<> followShipment(Records &records, const Order &order, Instant now);

/// Unfreezes an order whose cancellation was refused because the courier has the parcel: it follows its
/// parcel, at least to `DIKIRIM`. While its shipping is blocked, it returns to the status from which it was
/// frozen, and an attention item is raised. Needs the order's lock.
///
/// Failures: those of the record ports.
/// @param order the frozen order.
Result<> unfreezeToShipment(Records &records, Order order, OrderStatus frozenFrom, Instant now);

} // namespace meja
