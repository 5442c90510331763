#include "virtualclock.h"

#include <algorithm>

namespace meja::sandbox {

void VirtualClock::freeze(Moment real)
{
    m_goal = goal(real);
    m_isFrozen = true;
}

void VirtualClock::run(Moment real)
{
    m_offset = goal(real) - real;
    m_isFrozen = false;
}

void VirtualClock::follow(Moment real)
{
    m_offset = std::max<Moment>(goal(real) - real, 0);
    m_isFrozen = false;
}

void VirtualClock::advance(Moment by)
{
    m_goal += by;
    m_offset += by;
}

void VirtualClock::reach(Moment moment)
{
    m_now = std::max(m_now, moment);
    m_goal = std::max(m_goal, m_now);
}

} // namespace meja::sandbox
