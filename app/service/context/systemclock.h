#pragma once

#include "ports/clock.h"

namespace meja {

/// The machine's time of day.
class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override
    {
        const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<Duration>(sinceEpoch).count()};
    }
};

} // namespace meja
