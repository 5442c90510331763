#pragma once

#include "fault.h"

#include <QJsonObject>

namespace meja::sandbox {

/// A true answer in another dress, as `fault` wants it; unchanged for faults that don't touch the content.
[[nodiscard]] QJsonObject distorted(const QJsonObject &body, const Fault &fault);

} // namespace meja::sandbox
