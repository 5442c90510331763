#pragma once

#include "jobservices.h"
#include "jobsignal.h"
#include "jsonlog.h"
#include "runningjobs.h"
#include "servicemetrics.h"
#include "stopping.h"

#include <QThread>

#include <atomic>

namespace meja {

/// A thread that claims a job, runs it and claims the next one. When there is no job, it waits for the signal
/// or the poll interval.
class JobWorker : public QThread
{
public:
    struct Parts
    {
        JobServices::Shared shared;
        JsonLog &log;
        ServiceMetrics &metrics;
        RunningJobs &running;
        JobSignal &jobSignal;
        Stopping &stopping;
    };

    /// @param name unique among all workers of the database.
    /// @param number of the worker in this process, from 1.
    JobWorker(const Parts &parts, const QString &name, int number)
        : m_parts(parts), m_name(name), m_number(number)
    {}

    /// When it last tried to claim a job, by the steady clock. Thread-safe.
    [[nodiscard]] std::chrono::steady_clock::time_point lastClaimAttempt() const
    {
        return m_lastClaimAttempt;
    }

protected:
    void run() override;

private:
    void claimAndRun(JobRunner &runner);
    void work(JobRunner &runner, const Lease &lease);
    void report(const JobRun &run, Duration took);

    const Parts m_parts;
    const QString m_name;
    const int m_number;
    std::atomic<std::chrono::steady_clock::time_point> m_lastClaimAttempt{std::chrono::steady_clock::now()};
};

} // namespace meja
