#pragma once

#include "komercesettings.h"
#include "moment.h"
#include "reply.h"

#include <optional>

namespace meja::sandbox {

/// Why an order can't be stored as it was asked for: 422 for what is missing or no known word, 400 for what
/// doesn't fit. Nothing when all is well; the balance is looked at elsewhere.
[[nodiscard]] std::optional<Reply> storeRefusal(const QJsonObject &body, const KomerceSettings &settings,
                                                Moment now);

} // namespace meja::sandbox
