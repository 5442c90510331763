#pragma once

#include "callpurpose.h"
#include "error.h"
#include "instant.h"
#include "partnerstatus.h"

#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// The response of Komerce's order detail.
struct ShipmentDetail
{
    QString waybill;
    PartnerStatus status; ///< `order_status`.
};

/// The response to a request to cancel a parcel. Source: gateways.md B.3, "Cancel".
enum class ShipmentCancelResponse {
    Cancelled,
    Refused, ///< 422: already shipped or already cancelled; the detail shows which.
    NotFound ///< 400: no such order.
};

/// One entry of a parcel's history: free text of a courier, in all fields.
struct TrackingEvent
{
    QString status = {}; ///< May be empty.
    QString description = {};
    std::optional<Instant> at = {};
};

/// A parcel's history, oldest entry first.
struct TrackingReport
{
    std::optional<bool> delivered = {}; ///< RajaOngkir's explicit flag; Komerce sends none.
    PartnerStatus lastStatus = {};      ///< Komerce's `last_status`; empty for RajaOngkir.
    QString summary = {};               ///< RajaOngkir's `delivery_status` or `summary` text: free text.
    QList<TrackingEvent> events = {};
};

/// The part of the APIs of RajaOngkir and Komerce that the worker uses. Implemented in `gateways`, and in
/// memory by tests.
///
/// `PaymentGateway` explains the kinds of failures. `NotFound` may also mean that the parcel was never
/// scanned.
class ShippingGateway
{
public:
    ShippingGateway() = default;
    virtual ~ShippingGateway() = default;
    Q_DISABLE_COPY_MOVE(ShippingGateway)

    /// Failures: `NotFound` for an unknown parcel; `Unavailable`, `OutcomeUnknown`, `Rejected`.
    virtual Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) = 0;

    /// Failures: `Unavailable`, `OutcomeUnknown`, `Rejected`.
    virtual Result<ShipmentCancelResponse> cancel(const QString &komerceOrderNo,
                                                  const CallPurpose &purpose) = 0;

    /// Failures: `NotFound` for an unknown or never scanned parcel; `Unavailable`, `OutcomeUnknown`,
    /// `Rejected`.
    virtual Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                           const CallPurpose &purpose) = 0;

    /// Tracks a waybill of a parcel that was not booked through Komerce. Counts against a daily quota.
    ///
    /// Failures: `NotFound` for an unknown or never scanned parcel; `Unavailable`, with code `quota` when the
    /// quota is used up; `OutcomeUnknown`, `Rejected`.
    /// @param phone the recipient's; its last five digits are sent to couriers that require them.
    virtual Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                         const CallPurpose &purpose) = 0;
};

} // namespace meja
