#pragma once

#include <QtGlobal>

#include <vector>

namespace meja {

/// What a run consists of. A seed's whole plan has all orders and steps; a shrunk one only those that are
/// needed to see the same problem.
struct SimPlan
{
    struct Step
    {
        quint64 stream = 0;   ///< Where it draws its chances from.
        bool isFaulty = true; ///< Whether anything may go wrong in it.
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
