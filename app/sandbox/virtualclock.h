#pragma once

#include "moment.h"

namespace meja::sandbox {

/// The sandbox's clock. `now()` is the time up to which all events have run; `goal()` is the time to which
/// the clock is advancing. If it is frozen, the goal changes only with `advance()`; otherwise it moves with
/// the machine's time, which callers pass as `real`. The clock never goes back. Used by `SandboxRunner` and
/// the emulators.
class VirtualClock
{
public:
    explicit VirtualClock(Moment start) : m_now(start), m_goal(start) {}

    [[nodiscard]] Moment now() const { return m_now; }
    [[nodiscard]] bool isFrozen() const { return m_isFrozen; }
    /// The goal at the machine's time `real`.
    [[nodiscard]] Moment goal(Moment real) const { return m_isFrozen ? m_goal : real + m_offset; }

    void freeze(Moment real);
    /// Runs with the machine's time, starting from the current goal.
    void run(Moment real);
    /// Shows the machine's time, unless the goal is already later.
    void follow(Moment real);
    /// Moves the goal by a non-negative duration; a running clock keeps running.
    void advance(Moment by);
    /// Sets `now()`; an earlier time has no effect.
    void reach(Moment moment);

private:
    Moment m_now;
    Moment m_goal;
    Moment m_offset = 0; ///< Goal minus machine time, while the clock runs.
    bool m_isFrozen = true;
};

} // namespace meja::sandbox
