#include "shipment.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<ShipmentStatus, 9> shipmentCodes{{
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
    return codeIn(shipmentCodes, status);
}

std::optional<ShipmentStatus> shipmentStatusFromCode(const QString &code)
{
    return valueIn(shipmentCodes, code);
}

bool hasLeft(ShipmentStatus status)
{
    return status != ShipmentStatus::Booked && status != ShipmentStatus::Cancelled;
}

bool hasEnded(ShipmentStatus status)
{
    using enum ShipmentStatus;
    return status == Delivered || status == Cancelled || status == Returned || status == Lost;
}

int rankOf(ShipmentStatus status)
{
    switch (status) {
    case ShipmentStatus::Booked:
        return 10;
    case ShipmentStatus::PickedUp:
        return 20;
    case ShipmentStatus::InTransit:
    case ShipmentStatus::Problem:
        return 30;
    case ShipmentStatus::Returning:
        return 40;
    case ShipmentStatus::Lost:
        return 70;
    case ShipmentStatus::Returned:
        return 80;
    case ShipmentStatus::Delivered:
    case ShipmentStatus::Cancelled:
        return 90;
    }
    Q_UNREACHABLE();
}

} // namespace meja
