#pragma once

#include "instant.h"

namespace meja {

/// The time of day, given in so that a simulation can hold it still.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    [[nodiscard]] virtual Instant now() const = 0;
};

} // namespace meja
