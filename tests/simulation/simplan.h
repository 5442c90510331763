#pragma once

#include <QtGlobal>

#include <vector>

namespace meja {

/// The orders and steps of a run. The whole plan of a seed has all of them; a shrunk plan has only those that
/// are necessary to reproduce a problem.
struct SimPlan
{
    struct Step
    {
        quint64 stream = 0;   ///< Selects the random numbers of the step.
        bool isFaulty = true; ///< Whether faults are possible in it.
    };
    quint64 seed = 1;
    int orders = 4;
    std::vector<Step> steps;

    static SimPlan whole(quint64 seed)
    {
        SimPlan plan{seed, 4, std::vector<Step>(420)};
        for (std::size_t i = 0; i < plan.steps.size(); ++i)
            plan.steps[i].stream = i + 1;
        return plan;
    }
};

} // namespace meja
