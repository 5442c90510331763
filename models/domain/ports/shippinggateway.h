#pragma once

#include "callpurpose.h"
#include "error.h"
#include "instant.h"

#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// What Komerce's order detail says of a parcel.
struct ShipmentDetail
{
    QString waybill;
    QString rawStatus;
};

/// What became of a request to cancel a parcel. Source: gateways.md B.3, "Cancel".
enum class ShipmentCancelAnswer {
    Cancelled,
    Refused, ///< 422: on its way already, or cancelled already; the detail tells which.
    NotFound ///< 400: no such order.
};

/// One line of a parcel's journey.
struct TrackingEvent
{
    QString status; ///< The partner's word; may be empty.
    QString description;
    std::optional<Instant> at;
};

/// A parcel's journey, oldest line first.
struct TrackingReport
{
    std::optional<bool> delivered; ///< Where the partner says so explicitly.
    QString status;                ///< The partner's last word.
    QList<TrackingEvent> events;
};

/// RajaOngkir/Komerce as far as a back office needs it. Failures as for `PaymentGateway`; a shipment
/// that is not found is `NotFound`, which proves nothing about a parcel that was never scanned.
class ShippingGateway
{
public:
    ShippingGateway() = default;
    virtual ~ShippingGateway() = default;
    Q_DISABLE_COPY_MOVE(ShippingGateway)

    virtual Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) = 0;
    virtual Result<ShipmentCancelAnswer> cancel(const QString &komerceOrderNo,
                                                const CallPurpose &purpose) = 0;
    virtual Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                           const CallPurpose &purpose) = 0;
    /// Waybill tracking for parcels booked elsewhere; counts against a daily quota (`Unavailable`, code
    /// `quota`, once it is spent). @param phone the recipient's; its last five digits are sent for couriers
    /// that ask for them.
    virtual Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                         const CallPurpose &purpose) = 0;
};

} // namespace meja
