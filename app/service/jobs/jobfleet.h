#pragma once

#include "changenotifier.h"
#include "jobworker.h"
#include "leasekeeper.h"
#include "partnerobserver.h"
#include "sweeper.h"

#include <thread>
#include <vector>

namespace meja {

/// All that works on jobs in one process: workers, whoever keeps their leases and sweeps, whoever tells
/// others of changes.
class JobFleet
{
public:
    struct Parts
    {
        ServiceContext &context;
        GatewayCallLog &calls;
        JsonLog &log;
        ServiceMetrics &metrics;
    };

    explicit JobFleet(const Parts &parts);
    /// Waits for whatever still runs.
    ~JobFleet();
    Q_DISABLE_COPY_MOVE(JobFleet)

    void start();

    /// Takes no more jobs.
    void beginStopping();
    /// Takes no more jobs, lets those that run end, and gives back those that don't in time.
    /// @returns whether all threads have ended; if not, the process must end without them.
    bool stop(Duration deadline);

    /// Whether every worker goes on looking for jobs.
    [[nodiscard]] bool isAlive() const;

private:
    void takeCare();
    void tell();
    [[nodiscard]] bool haveEndedBy(std::chrono::steady_clock::time_point until);

    const Parts m_parts;
    GatewayBreakers m_breakers;
    PartnerObserver m_observer;
    RunningJobs m_running;
    Bell m_bell;
    Stopping m_stopping;
    LeaseKeeper m_keeper;
    Sweeper m_sweeper;
    ChangeNotifier m_notifier;
    std::vector<std::unique_ptr<JobWorker>> m_workers;
    std::thread m_caretaker;
    std::thread m_teller;
};

} // namespace meja
