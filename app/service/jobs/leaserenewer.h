#pragma once

#include "jobrunner.h"
#include "jsonlog.h"
#include "runningjobs.h"

namespace meja {

/// Renews the leases of running jobs, and releases them when the process ends before its jobs do.
class LeaseRenewer
{
public:
    LeaseRenewer(Database &database, const Clock &clock, RunningJobs &running, JsonLog &log);

    /// Must be called several times within the shortest lease. Logs failures.
    void renewAll();
    /// Other workers can continue the jobs at once. Later writes of our own threads for these jobs are
    /// refused, since their leases are invalid.
    void releaseAll();

private:
    void release(const Lease &lease);

    Transactions m_transactions;
    const Clock &m_clock;
    RunningJobs &m_running;
    JsonLog &m_log;
};

} // namespace meja
