#pragma once

#include "error.h"
#include "simrandom.h"
#include "simthread.h"

namespace meja {

/// What goes wrong at a call of a port, if anything.
enum class SimFault {
    None,
    Unavailable, ///< Nothing happened.
    LostBefore,  ///< No answer, no effect.
    LostAfter,   ///< The effect, but no answer.
    Late         ///< No answer; the effect comes some time later.
};

/// Decides by the seed. Nothing goes wrong before faults begin and after they end.
class SimFaults
{
public:
    explicit SimFaults(SimRandom &random) : m_random(random) {}

    void begin() { m_isOn = true; }
    void end() { m_isOn = false; }
    [[nodiscard]] bool isOn() const { return m_isOn; }

    /// Hands the baton over, then decides.
    SimFault next()
    {
        SimThread::pause();
        if (!m_isOn)
            return SimFault::None;
        const int dice = m_random.below(100);
        if (dice < 5)
            return SimFault::Unavailable;
        if (dice < 11)
            return SimFault::LostBefore;
        if (dice < 19)
            return SimFault::LostAfter;
        return dice < 22 ? SimFault::Late : SimFault::None;
    }

    SimRandom &random() { return m_random; }

private:
    SimRandom &m_random;
    bool m_isOn = false;
};

} // namespace meja
