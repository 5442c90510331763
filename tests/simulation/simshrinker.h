#pragma once

#include "simworld.h"

namespace meja {

/// Makes a failing plan as small as it gets: fewer steps, fewer orders, fewer faults, and still the same
/// invariant is broken.
class SimShrinker
{
public:
    /// @param invariant the first word of the problem, `M2`.
    SimShrinker(const SimPlan &failing, const QString &invariant) : m_plan(failing), m_invariant(invariant) {}

    SimPlan shrink();

private:
    [[nodiscard]] bool stillFails(const SimPlan &plan);
    bool dropSteps(std::size_t chunk);
    bool dropOrders();
    bool dropFaults();
    bool take(const SimPlan &smaller);

    SimPlan m_plan;
    QString m_invariant;
    int m_runsLeft = 4000; ///< A shrunk trace is for people who wait for it.
};

} // namespace meja
