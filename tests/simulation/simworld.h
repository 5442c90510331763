#pragma once

#include "simactors.h"
#include "simchangeinvariants.h"
#include "simplan.h"

namespace meja {

/// One run in virtual time: a small shop with customers, staff, two workers, couriers and both partners. The
/// seed determines all events.
class SimWorld
{
public:
    /// @param hasTrace whether the outcome contains a trace.
    explicit SimWorld(const SimPlan &plan, bool hasTrace = false);

    struct Outcome
    {
        QStringList problems; ///< Violations after the first step that caused any; empty when none did.
        quint64 traceHash = 0;
        QStringList trace; ///< One line for each event, up to the problem.
        QStringList books; ///< The books at the end, as text.
        int steps = 0;     ///< Steps of the plan that ran, up to the problem.
        qint64 checks = 0; ///< How often the invariants were checked.
        SimCoverage coverage;
        std::map<QString, int> ends; ///< Number of rows in each state at the end.
    };
    Outcome run();

private:
    bool holds();
    void finishWithoutFaults();
    /// Runs all jobs that become due within `days`. False when an invariant was violated.
    bool workOn(int days);
    void approveAllRefunds();
    void runDueJobs();
    void retryGivenUpJobs();
    /// Delivers all notifications again in reverse order. No state may change.
    void repeatNotifications();
    [[nodiscard]] QStringList allStates();
    void countFinalStates();
    void describeBooks();

    SimPlan m_plan;
    SimEnvironment m_environment;
    SimShop m_shop{m_environment};
    SimActors m_actors{m_environment, m_shop};
    qint64 m_checkedChanges = -1; ///< `SimEnvironment::changes` at the last check.
    Outcome m_outcome;
};

} // namespace meja
