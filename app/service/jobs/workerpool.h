#pragma once

#include "changenotifier.h"
#include "jobworker.h"
#include "leaserenewer.h"
#include "partnerobserver.h"
#include "sweeper.h"

#include <thread>
#include <vector>

namespace meja {

/// Runs jobs in one process: the worker threads, a thread that renews leases and sweeps, and a thread that
/// sends change notifications. `ServeProgram` owns it.
class WorkerPool
{
public:
    struct Parts
    {
        ServiceContext &context;
        GatewayCallLog &calls;
        JsonLog &log;
        ServiceMetrics &metrics;
    };

    explicit WorkerPool(const Parts &parts);
    /// Blocks until all threads have ended.
    ~WorkerPool();
    Q_DISABLE_COPY_MOVE(WorkerPool)

    void start();

    /// From now on no worker claims a job.
    void beginStopping();
    /// Claims no more jobs, waits up to `deadline` for running jobs, then releases the leases of the others.
    /// @returns whether all workers have ended; if not, the process must exit without waiting for them.
    bool stop(Duration deadline);

    /// Whether every worker runs and has claimed, or tried to claim, a job recently.
    [[nodiscard]] bool isAlive() const;

private:
    void renewAndSweep();
    void sendNotifications();
    [[nodiscard]] bool haveEndedBy(std::chrono::steady_clock::time_point until);

    const Parts m_parts;
    GatewayBreakers m_breakers;
    PartnerObserver m_observer;
    RunningJobs m_running;
    JobSignal m_jobSignal;
    Stopping m_stopping;
    LeaseRenewer m_leaseRenewer;
    Sweeper m_sweeper;
    ChangeNotifier m_notifier;
    std::vector<std::unique_ptr<JobWorker>> m_workers;
    std::thread m_leaseThread;
    std::thread m_notifierThread;
};

} // namespace meja
