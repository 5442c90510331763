#pragma once

#include "simclock.h"

#include <functional>
#include <vector>

namespace meja {

/// Late effects of calls whose responses were lost. Each happens within five minutes.
class SimLateEffects
{
public:
    explicit SimLateEffects(const SimClock &clock) : m_clock(clock) {}

    void add(std::function<void()> effect)
    {
        m_effects.push_back({m_clock.now() + std::chrono::minutes(5), std::move(effect)});
    }
    /// Performs the oldest effect now. False when there is none.
    bool performOldest()
    {
        if (m_effects.empty())
            return false;
        const auto effect = std::move(m_effects.front().effect);
        m_effects.erase(m_effects.begin());
        effect();
        return true;
    }
    /// Performs all effects that are due after time has passed.
    void performDue()
    {
        while (!m_effects.empty() && m_effects.front().latest <= m_clock.now())
            performOldest();
    }

private:
    struct Effect
    {
        Instant latest;
        std::function<void()> effect;
    };
    const SimClock &m_clock;
    std::vector<Effect> m_effects;
};

} // namespace meja
