#pragma once

#include "simworld.h"

namespace meja {

/// Reduces a failing plan: removes steps, orders and faults as long as the same invariant is violated.
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
    int m_runsLeft = 4000; ///< Limits the time to about half a minute.
};

} // namespace meja
