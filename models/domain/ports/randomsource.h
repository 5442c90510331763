#pragma once

#include <QtGlobal>

namespace meja {

/// Random numbers for jitter, passed in so that tests can repeat them. Not for secrets.
class RandomSource
{
public:
    RandomSource() = default;
    virtual ~RandomSource() = default;
    Q_DISABLE_COPY_MOVE(RandomSource)

    [[nodiscard]] virtual quint64 next() = 0;
};

} // namespace meja
