#pragma once

#include "callresponse.h"
#include "parsedresponse.h"
#include "ports/shippinggateway.h"

namespace meja {

/// Parse the responses of Komerce and RajaOngkir for each operation. Used by `KomerceGateway`. Source:
/// gateways.md B.2, B.3.
///
/// Failures: `Unavailable` with code `rate-limited` (429), `Rejected` (401, 403 or an invalid request),
/// `NotFound` (unknown order or waybill), and `OutcomeUnknown` for every response that the source does not
/// describe.

[[nodiscard]] ParsedResponse<ShipmentDetail> readKomerceDetail(const CallResponse &raw,
                                                               const QString &orderNo);
[[nodiscard]] ParsedResponse<ShipmentCancelResponse> readKomerceCancel(const CallResponse &raw);
[[nodiscard]] ParsedResponse<TrackingReport> readKomerceHistory(const CallResponse &raw);
[[nodiscard]] ParsedResponse<TrackingReport> readRajaOngkirTrack(const CallResponse &raw);

} // namespace meja
