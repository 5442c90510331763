#pragma once

#include "fault.h"

#include <QJsonObject>

namespace meja::sandbox {

/// Returns a correct response with the fault applied to its JSON; unchanged if the fault does not affect
/// JSON.
[[nodiscard]] QJsonObject distorted(const QJsonObject &body, const Fault &fault);

} // namespace meja::sandbox
