#include "shipment.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<ShipmentStatus, 9> codes{{
    {ShipmentStatus::Booked, QLatin1String("BOOKED")},
    {ShipmentStatus::PickedUp, QLatin1String("PICKED_UP")},
    {ShipmentStatus::InTransit, QLatin1String("IN_TRANSIT")},
    {ShipmentStatus::Delivered, QLatin1String("DELIVERED")},
    {ShipmentStatus::Problem, QLatin1String("PROBLEM")},
    {ShipmentStatus::Returning, QLatin1String("RETURNING")},
    {ShipmentStatus::Returned, QLatin1String("RETURNED")},
    {ShipmentStatus::Lost, QLatin1String("LOST")},
    {ShipmentStatus::Cancelled, QLatin1String("CANCELLED")},
}};

} // namespace

QString code(ShipmentStatus status)
{
    return codeIn(codes, status);
}

std::optional<ShipmentStatus> shipmentStatusFromCode(const QString &code)
{
    return valueIn(codes, code);
}

bool hasLeft(ShipmentStatus status)
{
    return status != ShipmentStatus::Booked && status != ShipmentStatus::Cancelled;
}

} // namespace meja
