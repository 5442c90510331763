#pragma once

#include "bell.h"
#include "jobservices.h"
#include "jsonlog.h"
#include "runningjobs.h"
#include "servicemetrics.h"
#include "stopping.h"

#include <QThread>

#include <atomic>

namespace meja {

/// One thread that takes a job, carries it as far as it goes, and takes the next. It looks again at once as
/// long as it finds something, and otherwise when the bell rings or a moment has passed.
class JobWorker : public QThread
{
public:
    struct Parts
    {
        JobServices::Shared shared;
        JsonLog &log;
        ServiceMetrics &metrics;
        RunningJobs &running;
        Bell &bell;
        Stopping &stopping;
    };

    /// @param number from 1, of those in this process.
    JobWorker(const Parts &parts, const QString &name, int number)
        : m_parts(parts), m_name(name), m_number(number)
    {}

    /// When it last began to look for a job, by the machine's steady clock.
    [[nodiscard]] std::chrono::steady_clock::time_point lastLook() const { return m_lastLook; }

protected:
    void run() override;

private:
    void look(JobRunner &runner);
    void work(JobRunner &runner, const Lease &lease);
    void report(const JobRun &run, Duration took);

    const Parts m_parts;
    const QString m_name;
    const int m_number;
    std::atomic<std::chrono::steady_clock::time_point> m_lastLook{std::chrono::steady_clock::now()};
};

} // namespace meja
