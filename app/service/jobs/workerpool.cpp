#include "workerpool.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace meja {

namespace {

/// Must be much shorter than the shortest lease.
constexpr Duration renewalInterval = std::chrono::seconds(20);
constexpr int renewalsPerSweep = 3;
/// Maximum delay of a change notification.
constexpr Duration pollInterval = std::chrono::milliseconds(200);
/// A worker that has not tried to claim a job for this long is blocked, since no run of a job takes this
/// long.
constexpr auto maxRunTime = std::chrono::minutes(10);

/// Unique among all workers of one database.
QString workerName(int number)
{
    return QStringLiteral("%1/%2/%3")
        .arg(QSysInfo::machineHostName())
        .arg(QCoreApplication::applicationPid())
        .arg(number);
}

} // namespace

WorkerPool::WorkerPool(const Parts &parts)
    : m_parts(parts),
      m_breakers(parts.context.clock()),
      m_observer(parts.log, parts.metrics),
      m_leaseRenewer(parts.context.database(), parts.context.clock(), m_running, parts.log),
      m_sweeper(parts.context, parts.log),
      m_notifier(parts.context.settings().database, m_jobSignal, parts.log)
{
    parts.context.setJobListener([this] {
        m_jobSignal.notify();
        m_notifier.notifyInstances();
    });
}

WorkerPool::~WorkerPool()
{
    beginStopping();
    for (const auto &worker : m_workers)
        worker->wait();
    if (m_leaseThread.joinable())
        m_leaseThread.join();
    if (m_notifierThread.joinable())
        m_notifierThread.join();
}

void WorkerPool::start()
{
    const JobWorker::Parts parts{{m_parts.context, m_breakers, m_parts.calls, m_observer},
                                 m_parts.log,
                                 m_parts.metrics,
                                 m_running,
                                 m_jobSignal,
                                 m_stopping};
    for (int i = 1; i <= m_parts.context.settings().jobWorkers; ++i) {
        m_workers.push_back(std::make_unique<JobWorker>(parts, workerName(i), i));
        m_workers.back()->start();
    }
    m_leaseThread = std::thread([this] { renewAndSweep(); });
    m_notifierThread = std::thread([this] { sendNotifications(); });
}

void WorkerPool::renewAndSweep()
{
    for (int round = 0;; ++round) {
        m_leaseRenewer.renewAll();
        if (round % renewalsPerSweep == 0) {
            if (const auto swept = m_sweeper.sweep(); !swept)
                m_parts.log.warn(QStringLiteral("sweep_failed"),
                                 {{QStringLiteral("detail"), swept.error().detail}});
            else if (*swept > 0)
                m_jobSignal.notify();
        }
        if (m_stopping.waitFor(renewalInterval))
            return;
    }
}

void WorkerPool::sendNotifications()
{
    while (!m_stopping.hasBegun())
        m_notifier.poll(pollInterval);
}

void WorkerPool::beginStopping()
{
    m_stopping.begin();
    m_jobSignal.notify();
}

bool WorkerPool::stop(Duration deadline)
{
    const auto until = std::chrono::steady_clock::now() + deadline;
    beginStopping();
    if (haveEndedBy(until))
        return true;
    m_leaseRenewer.releaseAll();
    return false;
}

bool WorkerPool::haveEndedBy(std::chrono::steady_clock::time_point until)
{
    for (const auto &worker : m_workers) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (!worker->wait(static_cast<unsigned long>(std::max<qint64>(0, left.count()))))
            return false;
    }
    return true;
}

bool WorkerPool::isAlive() const
{
    const auto earliest = std::chrono::steady_clock::now() - maxRunTime;
    return !m_workers.empty() && std::all_of(m_workers.cbegin(), m_workers.cend(), [&](const auto &worker) {
        return worker->isRunning() && worker->lastClaimAttempt() > earliest;
    });
}

} // namespace meja
