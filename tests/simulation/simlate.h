#pragma once

#include "simclock.h"

#include <functional>
#include <vector>

namespace meja {

/// Effects of calls whose answers were lost, and which happen some time later – within five minutes: what a
/// partner has accepted without answering doesn't stay in its pipes for ever.
class SimLate
{
public:
    explicit SimLate(const SimClock &clock) : m_clock(clock) {}

    void add(std::function<void()> effect)
    {
        m_effects.push_back({m_clock.now() + std::chrono::minutes(5), std::move(effect)});
    }
    /// The oldest happens now. Tells whether there was one.
    bool happen()
    {
        if (m_effects.empty())
            return false;
        const auto effect = std::move(m_effects.front().effect);
        m_effects.erase(m_effects.begin());
        effect();
        return true;
    }
    /// Time has passed: everything that is due happens.
    void catchUp()
    {
        while (!m_effects.empty() && m_effects.front().latest <= m_clock.now())
            happen();
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
