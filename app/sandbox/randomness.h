#pragma once

#include <QString>
#include <QtGlobal>

namespace meja::sandbox {

/// A pseudo-random generator (SplitMix64) that gives the same numbers for the same seed on every machine.
/// Used by the emulators.
class Randomness
{
public:
    explicit Randomness(quint64 seed) : m_state(seed) {}

    quint64 next();
    /// From `min` to `max`, both included.
    qint64 between(qint64 min, qint64 max);
    /// A version 4 UUID, such as `6f0b1c52-8f2b-4a33-9a51-0c3d6d0e7a10`.
    QString uuid();
    /// Decimal digits; the first is not 0.
    QString digits(int count);

private:
    quint64 m_state;
};

} // namespace meja::sandbox
