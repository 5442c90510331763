#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace meja {

/// A partner's complete HTTP response, whatever its status is. Returned by `HttpClient`, parsed by the
/// gateways.
struct CallResponse
{
    int status = 0; ///< HTTP status.
    QByteArray body = {};
    /// `Retry-After`, if the partner gave it in seconds.
    std::optional<std::chrono::seconds> retryAfter = {};
};

} // namespace meja
