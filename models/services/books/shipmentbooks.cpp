#include "shipmentbooks.h"

#include "result.h"

namespace meja {

Result<> changeShipmentStatus(Records &records, OrderId order, ShipmentStatus status)
{
    ASSIGN_OR_RETURN(auto shipment, records.shipments().latestOf(order));
    // The courier's statement by phone may be outdated: a parcel in transit must not go back to "picked up".
    const bool isOutdated = status == ShipmentStatus::PickedUp && shipment && hasLeft(shipment->status);
    if (!shipment || shipment->status == status || isOutdated)
        return {};
    shipment->status = status;
    return records.shipments().save(*shipment);
}

} // namespace meja
