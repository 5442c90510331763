#pragma once

#include "callanswer.h"
#include "ports/shippinggateway.h"
#include "reading.h"

namespace meja {

/// What Komerce's and RajaOngkir's answers mean for each operation. Source: gateways.md B.2, B.3. Whatever
/// isn't written there is an unknown outcome.

[[nodiscard]] Reading<ShipmentDetail> readKomerceDetail(const CallAnswer &answer, const QString &orderNo);
[[nodiscard]] Reading<ShipmentCancelAnswer> readKomerceCancel(const CallAnswer &answer);
[[nodiscard]] Reading<TrackingReport> readKomerceHistory(const CallAnswer &answer);
[[nodiscard]] Reading<TrackingReport> readRajaOngkirTrack(const CallAnswer &answer);

} // namespace meja
