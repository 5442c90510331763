#pragma once

#include "moment.h"

namespace meja::sandbox {

/// The sandbox's time. It has a goal, where it is heading, and a now, how far things have happened. Frozen,
/// the goal stands until somebody moves it; otherwise it runs along with the machine's time, which it is
/// told. Never goes back.
class VirtualClock
{
public:
    explicit VirtualClock(Moment start) : m_now(start), m_goal(start) {}

    [[nodiscard]] Moment now() const { return m_now; }
    [[nodiscard]] bool isFrozen() const { return m_isFrozen; }
    /// Where it is heading while the machine shows `real`.
    [[nodiscard]] Moment goal(Moment real) const { return m_isFrozen ? m_goal : real + m_ahead; }

    void freeze(Moment real);
    /// Runs along with the machine, from where it stands.
    void run(Moment real);
    /// Shows the machine's own time, unless it is ahead of it already.
    void follow(Moment real);
    /// Moves the goal; it goes on running if it ran.
    void advance(Moment by);
    /// Everything until then has happened; an earlier moment changes nothing.
    void reach(Moment moment);

private:
    Moment m_now;
    Moment m_goal;
    Moment m_ahead = 0; ///< Of the machine's time, while it runs.
    bool m_isFrozen = true;
};

} // namespace meja::sandbox
