#pragma once

#include "ports/clock.h"

namespace meja {

/// The system's wall clock.
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
