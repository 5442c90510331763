#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace meja {

/// A partner's complete answer, whatever its status says.
struct CallAnswer
{
    int status = 0;
    QByteArray body;
    std::optional<std::chrono::seconds> retryAfter; ///< `Retry-After`, where given in seconds.
};

} // namespace meja
