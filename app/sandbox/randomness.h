#pragma once

#include <QString>
#include <QtGlobal>

namespace meja::sandbox {

/// Numbers that look random and are the same for the same seed on every machine (SplitMix64).
class Randomness
{
public:
    explicit Randomness(quint64 seed) : m_state(seed) {}

    quint64 next();
    /// Between the two, both included.
    qint64 between(qint64 least, qint64 most);
    /// Of the form `6f0b1c52-8f2b-4a33-9a51-0c3d6d0e7a10`.
    QString uuid();
    QString digits(int count);

private:
    quint64 m_state;
};

} // namespace meja::sandbox
