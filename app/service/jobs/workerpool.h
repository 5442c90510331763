#pragma once

#include "changenotifier.h"
#include "jobworker.h"
#include "leaserenewer.h"
#include "partnerobserver.h"
#include "sweeper.h"

#include <functional>
#include <vector>

namespace meja {

/// Runs jobs in one process: the worker threads, and one thread each that renews leases, sweeps, and sends
/// change notifications. A slow sweep must not let leases expire. `ServeProgram` owns it.
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
    /// Claims no more jobs, waits up to `deadline` for all threads, then releases the leases of the jobs that
    /// still run, which takes one second at most.
    /// @returns whether all threads have ended; if not, the process must exit without waiting for them.
    bool stop(Duration deadline);

    /// Whether every worker runs and has claimed, or tried to claim, a job recently.
    [[nodiscard]] bool isAlive() const;

private:
    void startThread(const std::function<void()> &run);
    void renew();
    void sweep();
    void sendNotifications();
    void releaseLeases();
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
    std::vector<std::unique_ptr<QThread>> m_threads; ///< All others.
};

} // namespace meja
