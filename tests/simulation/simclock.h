#pragma once

#include "ports/clock.h"

namespace meja {

/// Virtual time. Only the simulation changes it, sometimes backwards by a little.
class SimClock : public Clock
{
public:
    static constexpr Instant beginning{1'795'500'000'000}; ///< 24 November 2026, 01:00 in Jakarta.

    [[nodiscard]] Instant now() const override { return m_now; }
    void advance(Duration by) { m_now = m_now + by; }

private:
    Instant m_now = beginning;
};

} // namespace meja
