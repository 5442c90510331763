#pragma once

#include "simactors.h"
#include "simplan.h"
#include "simwatch.h"

namespace meja {

/// One run: a small shop with its orders, customers, staff, two workers, couriers and both partners, in
/// virtual time, everything decided by one seed.
class SimWorld
{
public:
    /// @param isTold whether the outcome has a trace to read.
    explicit SimWorld(const SimPlan &plan, bool isTold = false);

    struct Outcome
    {
        QStringList problems; ///< Of the first step that broke an invariant; empty when all is well.
        quint64 traceHash = 0;
        QStringList trace; ///< One line an event, up to the problem.
        QStringList books; ///< What stood in them then.
        int steps = 0;     ///< Of the plan, up to the problem.
        qint64 checks = 0; ///< How often the invariants were held against the books.
        SimCoverage coverage;
        std::map<QString, int> ends; ///< How often each state was reached at the end of a run.
    };
    Outcome run();

private:
    bool holds();
    void quietEnd();
    /// Works until nothing is due for `days`.
    bool workOn(int days);
    void adminsCatchUp();
    /// All news once more, in another order: nothing may change by them.
    void workWhatIsDue();
    void takeUpWhatWasGivenUp();
    void hearEverythingAgain();
    [[nodiscard]] QStringList statesOfEverything();
    void countEnds();
    void describeBooks();

    SimPlan m_plan;
    SimStage m_stage;
    SimShop m_shop{m_stage};
    SimActors m_actors{m_stage, m_shop};
    Outcome m_outcome;
};

} // namespace meja
