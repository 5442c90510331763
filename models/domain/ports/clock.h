#pragma once

#include "instant.h"

namespace meja {

/// The current time, passed in so that tests and the simulation can control it.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    [[nodiscard]] virtual Instant now() const = 0;
};

} // namespace meja
