#pragma once

#include "komercesettings.h"
#include "parcel.h"

#include <QJsonArray>

namespace meja::sandbox {

/// The scans the partner has heard of by now: the courier's own, less those that still lag.
[[nodiscard]] QList<Scan> knownScans(const Parcel &parcel, const KomerceSettings &settings, Moment now);

/// `history` of the Delivery API, in the order of time or, by switch, in none.
[[nodiscard]] QJsonArray historyOf(const Parcel &parcel, const KomerceSettings &settings, Moment now);

/// `data` of V2 tracking; meaningful once there is a scan.
[[nodiscard]] QJsonObject waybillDocument(const Parcel &parcel, const KomerceSettings &settings, Moment now);

} // namespace meja::sandbox
