#pragma once

#include "parcelstage.h"

#include <QString>
#include <QStringList>

namespace meja::sandbox {

/// The couriers with manifest lines of their own, by code in lower case.
[[nodiscard]] QStringList journeyCouriers();

/// `manifest_description` of V2 tracking: the courier's own text, as RajaOngkir passes it on. Other couriers
/// get the words of `scanWords`.
/// @param courier any case; `IDEXPRESS` and `ide` are the same courier.
/// @param repetition how many earlier scans the parcel has at this stage; couriers scan at several places.
[[nodiscard]] QString manifestLine(const QString &courier, ParcelStage stage, int repetition);

} // namespace meja::sandbox
