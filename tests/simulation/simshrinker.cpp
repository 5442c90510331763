#include "simshrinker.h"

#include <algorithm>

namespace meja {

bool SimShrinker::stillFails(const SimPlan &plan)
{
    if (m_runsLeft-- <= 0)
        return false;
    return SimWorld(plan).run().problems.value(0).section(QLatin1Char(' '), 0, 0) == m_invariant;
}

bool SimShrinker::take(const SimPlan &smaller)
{
    if (!stillFails(smaller))
        return false;
    m_plan = smaller;
    return true;
}

bool SimShrinker::dropSteps(std::size_t chunk)
{
    bool isSmaller = false;
    for (std::size_t at = 0; at < m_plan.steps.size();) {
        SimPlan smaller = m_plan;
        const auto from = smaller.steps.begin() + static_cast<std::ptrdiff_t>(at);
        smaller.steps.erase(from,
                            from + static_cast<std::ptrdiff_t>(std::min(chunk, m_plan.steps.size() - at)));
        if (take(smaller))
            isSmaller = true;
        else
            at += chunk;
    }
    return isSmaller;
}

bool SimShrinker::dropOrders()
{
    SimPlan smaller = m_plan;
    for (smaller.orders = 1; smaller.orders < m_plan.orders; ++smaller.orders) {
        if (take(smaller))
            return true;
    }
    return false;
}

bool SimShrinker::dropFaults()
{
    bool isSmaller = false;
    for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
        if (!m_plan.steps[i].isFaulty)
            continue;
        SimPlan smaller = m_plan;
        smaller.steps[i].isFaulty = false;
        isSmaller = take(smaller) || isSmaller;
    }
    return isSmaller;
}

SimPlan SimShrinker::shrink()
{
    bool isSmaller = true;
    while (isSmaller && m_runsLeft > 0) {
        isSmaller = dropOrders();
        for (std::size_t chunk = std::max<std::size_t>(m_plan.steps.size() / 2, 1); chunk > 0; chunk /= 2)
            isSmaller = dropSteps(chunk) || isSmaller;
        isSmaller = dropFaults() || isSmaller;
    }
    return m_plan;
}

} // namespace meja
