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
    /// `Retry-After`, in seconds or as a date; at most a day. Empty: none.
    std::optional<std::chrono::seconds> retryAfter = {};
};

} // namespace meja
