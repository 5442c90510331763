#pragma once

#include "ports/clock.h"

namespace meja {

/// Virtual time: stands still until the simulation moves it, now and then a little backwards.
class SimClock : public Clock
{
public:
    static constexpr Instant beginning{
        1'795'500'000'000}; ///< 24 November 2026, half past one at night in Jakarta.

    [[nodiscard]] Instant now() const override { return m_now; }
    void advance(Duration by) { m_now = m_now + by; }

private:
    Instant m_now = beginning;
};

} // namespace meja
