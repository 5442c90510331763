#pragma once

#include <QtGlobal>

#include <random>

namespace meja {

/// The random numbers of one schedule; the same seed returns the same numbers.
class ChaosRandom
{
public:
    explicit ChaosRandom(quint64 seed) : m_engine(seed * 0x9E3779B97F4A7C15ULL + 1) {}

    /// A number from 0 to `end` - 1.
    int below(int end) { return static_cast<int>(m_engine() % static_cast<quint64>(end)); }
    bool oneIn(int many) { return below(many) == 0; }
    template <class List>
    auto oneOf(const List &list) -> decltype(list.at(0))
    {
        return list.at(below(static_cast<int>(list.size())));
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace meja
