#pragma once

#include "komercesettings.h"
#include "parcel.h"

#include <QJsonArray>

namespace meja::sandbox {

/// The scans that the partner already shows: those older than `historyLagSeconds`.
[[nodiscard]] QList<Scan> knownScans(const Parcel &parcel, const KomerceSettings &settings, Moment now);

/// `history` of the Delivery API; sorted by time unless `historyIsUnsorted` is set.
[[nodiscard]] QJsonArray historyOf(const Parcel &parcel, const KomerceSettings &settings, Moment now);

/// `data` of V2 tracking. There must be at least one known scan.
[[nodiscard]] QJsonObject waybillDocument(const Parcel &parcel, const KomerceSettings &settings, Moment now);

} // namespace meja::sandbox
