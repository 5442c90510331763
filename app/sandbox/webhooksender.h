#pragma once

#include "webhook.h"

#include <functional>

namespace meja::sandbox {

/// Sends a webhook to the merchant and waits for the response. @returns the HTTP status, or 0 if there is no
/// response in time. `SandboxRunner` calls it from several threads at a time.
using WebhookSender = std::function<int(const Webhook &webhook)>;

/// Sends over plain HTTP. Follows at most five redirects with 307 or 308, with the same method, and no
/// others.
[[nodiscard]] int sendOverHttp(const Webhook &webhook);

} // namespace meja::sandbox
