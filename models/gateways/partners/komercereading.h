#pragma once

#include "callanswer.h"
#include "ports/shippinggateway.h"
#include "reading.h"

namespace meja {

/// Parse the responses of Komerce and RajaOngkir for each operation. Used by `KomerceGateway`. Source:
/// gateways.md B.2, B.3.
///
/// Failures: `Unavailable` with code `rate-limited` (429), `Rejected` (401, 403 or an invalid request),
/// `NotFound` (unknown order or waybill), and `OutcomeUnknown` for every response that the source does not
/// describe.

[[nodiscard]] Reading<ShipmentDetail> readKomerceDetail(const CallAnswer &response, const QString &orderNo);
[[nodiscard]] Reading<ShipmentCancelAnswer> readKomerceCancel(const CallAnswer &response);
[[nodiscard]] Reading<TrackingReport> readKomerceHistory(const CallAnswer &response);
[[nodiscard]] Reading<TrackingReport> readRajaOngkirTrack(const CallAnswer &response);

} // namespace meja
