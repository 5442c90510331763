#pragma once

#include "moment.h"
#include "randomness.h"
#include "webhook.h"

#include <optional>

namespace meja::sandbox {

/// How many more attempts an answer is worth: 2xx and 301 to 303 none, 500 one, 503 four, 400 and 404 two,
/// everything else, silence included, five.
[[nodiscard]] int retriesAfter(int answer);

/// The pause before the next attempt at a notification that was just answered: 2, 10, 30, 90, 210 minutes,
/// each shifted by chance, the first down to 33 seconds. Nothing when no further one comes.
[[nodiscard]] std::optional<Moment> midtransPause(const Webhook &webhook, Randomness &random);

} // namespace meja::sandbox
