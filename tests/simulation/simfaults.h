#pragma once

#include "error.h"
#include "simcoverage.h"
#include "simrandom.h"
#include "simthread.h"

namespace meja {

/// Draws the fault of each call from the seed. There are none before `begin()` and after `end()`.
class SimFaults
{
public:
    explicit SimFaults(SimRandom &random) : m_random(random) {}

    void begin() { m_isOn = true; }
    void end() { m_isOn = false; }
    [[nodiscard]] bool isOn() const { return m_isOn; }

    /// Pauses the current process, then draws the fault of its call.
    SimFault next(SimEvent event, const QString &what = {})
    {
        try {
            SimThread::pause();
        } catch (const SimCrash &) {
            report(event, SimFault::Crash, what);
            throw;
        }
        const SimFault fault = m_isOn ? drawn() : SimFault::None;
        report(event, fault, what);
        return fault;
    }

    SimRandom &random() { return m_random; }

    /// Called for every call of a port.
    std::function<void(SimEvent event, SimFault fault, const QString &what)> called;

private:
    SimFault drawn()
    {
        const int dice = m_random.below(100);
        if (dice < 78)
            return SimFault::None;
        if (dice < 83)
            return SimFault::Unavailable;
        if (dice < 89)
            return SimFault::LostBefore;
        return dice < 96 ? SimFault::LostAfter : SimFault::Late;
    }

    void report(SimEvent event, SimFault fault, const QString &what) const
    {
        if (called)
            called(event, fault, what);
    }

    SimRandom &m_random;
    bool m_isOn = false;
};

} // namespace meja
