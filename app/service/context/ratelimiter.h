#pragma once

#include "instant.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace meja {

/// Lets each key do so many things a minute, evenly; what wasn't used in one minute may come at once in the
/// next, no more. Keys are subjects or addresses. May be asked by any thread.
class RateLimiter
{
public:
    /// @param perMinute 0: no limit.
    explicit RateLimiter(int perMinute) : m_perMinute(perMinute) {}

    /// Counts one thing. Nothing when it may be done; otherwise when to come again, at least one second.
    std::optional<Duration> refuse(const QString &key, Instant now);

    /// Keys that are remembered at the moment; those that have all their things back are forgotten.
    [[nodiscard]] int remembered() const;

private:
    /// What is left, as of `at`; it grows with time.
    struct Allowance
    {
        double left = 0;
        Instant at;
    };
    void forgetTheRested(Instant now);
    [[nodiscard]] double leftNow(const Allowance &allowance, Instant now) const;

    const int m_perMinute;
    mutable std::mutex m_mutex; ///< Guards what follows.
    QHash<QString, Allowance> m_allowances;
    Instant m_lastCleaned;
};

} // namespace meja
