#include "ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace meja {

namespace {

constexpr double minute = 60000; ///< Milliseconds.

} // namespace

double RateLimiter::leftNow(const Allowance &allowance, Instant now) const
{
    const double passed = static_cast<double>(std::max<qint64>(0, (now - allowance.at).count()));
    return std::min<double>(m_perMinute, allowance.left + passed * m_perMinute / minute);
}

std::optional<Duration> RateLimiter::countRequest(const QString &key, Instant now)
{
    if (m_perMinute <= 0)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    if (now - m_lastCleaned > std::chrono::minutes(1))
        removeFullAllowances(now);
    auto allowance = m_allowances.find(key);
    if (allowance == m_allowances.end())
        allowance = m_allowances.insert(key, {static_cast<double>(m_perMinute), now});
    const double left = leftNow(*allowance, now);
    *allowance = {left >= 1 ? left - 1 : left, now};
    if (left >= 1)
        return std::nullopt;
    const double milliseconds = std::ceil((1 - left) * minute / m_perMinute);
    return std::max<Duration>(std::chrono::seconds(1), Duration(static_cast<qint64>(milliseconds)));
}

void RateLimiter::removeFullAllowances(Instant now)
{
    m_allowances.removeIf([&](const QHash<QString, Allowance>::iterator &entry) {
        return leftNow(*entry, now) >= m_perMinute;
    });
    m_lastCleaned = now;
}

int RateLimiter::keyCount() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_allowances.size());
}

} // namespace meja
