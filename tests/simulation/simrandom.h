#pragma once

#include "ports/randomsource.h"

namespace meja {

/// The one source of chance in a simulation (SplitMix64): the same seed, the same run.
class SimRandom : public RandomSource
{
public:
    explicit SimRandom(quint64 seed) : m_state(seed * 0x9e3779b97f4a7c15ULL + 1) {}

    quint64 next() override
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }

    /// From 0 up to, not including, `end`.
    int below(int end) { return static_cast<int>(next() % static_cast<quint64>(end)); }
    bool happens(int percent) { return below(100) < percent; }

private:
    quint64 m_state;
};

} // namespace meja
