#pragma once

#include <QtGlobal>

#include <chrono>
#include <compare>

namespace meja {

using Duration = std::chrono::milliseconds;

/// A point in time. Code obtains it from a `Clock`, never from the system directly.
struct Instant
{
    qint64 milliseconds = 0; ///< Since 1970-01-01 00:00 UTC.

    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant at, Duration by) { return {at.milliseconds + by.count()}; }
    friend constexpr Instant operator-(Instant at, Duration by) { return {at.milliseconds - by.count()}; }
    friend constexpr Duration operator-(Instant a, Instant b)
    {
        return Duration(a.milliseconds - b.milliseconds);
    }
};

} // namespace meja
