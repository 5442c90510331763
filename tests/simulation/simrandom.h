#pragma once

#include "ports/randomsource.h"

namespace meja {

/// The only random source of a simulation (SplitMix64): the same seed gives the same run. Each step has its
/// own stream, so that leaving out a step does not change the random numbers of the others.
class SimRandom : public RandomSource
{
public:
    explicit SimRandom(quint64 seed) : m_seed(seed) { begin(0); }

    void begin(quint64 stream) { m_state = mixed(m_seed * 0x9e3779b97f4a7c15ULL + stream) + stream; }

    quint64 next() override
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mixed(m_state);
    }

    /// From 0 up to, not including, `end`.
    int below(int end) { return static_cast<int>(next() % static_cast<quint64>(end)); }
    bool happens(int percent) { return below(100) < percent; }

private:
    static constexpr quint64 mixed(quint64 value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }

    quint64 m_seed;
    quint64 m_state = 0;
};

} // namespace meja
