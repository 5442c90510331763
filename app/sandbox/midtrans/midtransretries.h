#pragma once

#include "moment.h"
#include "randomness.h"
#include "webhook.h"

#include <optional>

namespace meja::sandbox {

/// How many retries follow a response (HTTP status, 0: none): 2xx and 301 to 303 none, 500 one, 503 four, 400
/// and 404 two, everything else five. Source: gateways.md A.4.
[[nodiscard]] int retriesAfter(int response);

/// The delay before the next attempt at a notification: 2, 10, 30, 90, 210 minutes with a random shift, the
/// first at least 33 seconds. Nothing if there is no further attempt.
[[nodiscard]] std::optional<Moment> midtransRetryDelay(const Webhook &webhook, Randomness &random);

} // namespace meja::sandbox
