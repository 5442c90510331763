#pragma once

#include "instant.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace meja {

/// Limits the requests of each key with a token bucket: it refills evenly, and at most one minute's requests
/// can come as a burst. Keys are subjects or addresses. Thread-safe.
class RateLimiter
{
public:
    /// @param perMinute 0: no limit.
    explicit RateLimiter(int perMinute) : m_perMinute(perMinute) {}

    /// Counts one request. Empty when it is allowed; otherwise the time after which the client may retry, at
    /// least one second.
    std::optional<Duration> countRequest(const QString &key, Instant now);

    /// Number of keys in memory. Keys with a full allowance are removed once a minute.
    [[nodiscard]] int keyCount() const;

private:
    /// Requests left at the time `at`; `leftNow()` adds what was refilled since.
    struct Allowance
    {
        double left = 0;
        Instant at;
    };
    void removeFullAllowances(Instant now);
    [[nodiscard]] double leftNow(const Allowance &allowance, Instant now) const;

    const int m_perMinute;
    mutable std::mutex m_mutex; ///< Guards the members below.
    QHash<QString, Allowance> m_allowances;
    Instant m_lastCleaned;
};

} // namespace meja
