#pragma once

#include "webhook.h"

#include <functional>

namespace meja::sandbox {

/// Takes a message to the merchant and waits. @returns the HTTP status, or 0 without an answer in time.
/// Called from several threads at a time.
using Carrier = std::function<int(const Webhook &webhook)>;

/// Over plain HTTP. Follows 307 and 308 with the same method, five times at most, and no other redirect.
[[nodiscard]] int carryOverHttp(const Webhook &webhook);

} // namespace meja::sandbox
