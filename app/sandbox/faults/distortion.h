#pragma once

#include "fault.h"

#include <QJsonObject>

namespace meja::sandbox {

/// A correct response with its JSON changed as the fault demands; unchanged if the fault does not concern the
/// JSON.
[[nodiscard]] QJsonObject distorted(const QJsonObject &body, const Fault &fault);

} // namespace meja::sandbox
