#pragma once

#include "jobrunner.h"
#include "jsonlog.h"
#include "runningjobs.h"

namespace meja {

/// Keeps the leases of jobs that take long, and gives them back when the process can't wait for them.
class LeaseKeeper
{
public:
    LeaseKeeper(Database &database, const Clock &clock, RunningJobs &running, JsonLog &log);

    /// To be called several times within the shortest lease.
    void extendAll();
    /// Somebody else may go on at once; what our own thread still writes for the job is refused.
    void giveAllBack();

private:
    void giveBack(const Lease &lease);

    Transactions m_transactions;
    const Clock &m_clock;
    RunningJobs &m_running;
    JsonLog &m_log;
};

} // namespace meja
