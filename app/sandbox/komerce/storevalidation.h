#pragma once

#include "komercesettings.h"
#include "moment.h"
#include "reply.h"

#include <optional>

namespace meja::sandbox {

/// Validates a request to store an order. @returns 422 for a missing or unknown value, 400 for an invalid
/// one, nothing if the request is valid. The balance is not checked here. Used by `Komerce`.
[[nodiscard]] std::optional<Reply> storeRefusal(const QJsonObject &body, const KomerceSettings &settings,
                                                Moment now);

} // namespace meja::sandbox
