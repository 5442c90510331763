#include "workerpool.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QSysInfo>

namespace meja {

namespace {

/// Must be much shorter than the shortest lease.
constexpr Duration renewalInterval = std::chrono::seconds(20);
constexpr Duration sweepInterval = std::chrono::minutes(1);
/// How long a stop waits until the leases of running jobs are released. Without a release they expire.
constexpr Duration releaseTimeout = std::chrono::seconds(1);
/// Maximum delay of a change notification.
constexpr Duration notifierInterval = std::chrono::milliseconds(200);
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
    for (const auto &thread : m_threads)
        thread->wait();
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
    startThread([this] { renew(); });
    startThread([this] { sweep(); });
    startThread([this] { sendNotifications(); });
}

void WorkerPool::startThread(const std::function<void()> &run)
{
    m_threads.emplace_back(QThread::create(run));
    m_threads.back()->start();
}

void WorkerPool::renew()
{
    while (!m_stopping.waitFor(renewalInterval))
        m_leaseRenewer.renewAll();
}

void WorkerPool::sweep()
{
    do {
        if (const auto swept = m_sweeper.sweep(); !swept)
            m_parts.log.warn(QStringLiteral("sweep_failed"),
                             {{QStringLiteral("detail"), swept.error().detail}});
        else if (*swept > 0)
            m_jobSignal.notify();
    } while (!m_stopping.waitFor(sweepInterval));
}

void WorkerPool::sendNotifications()
{
    while (!m_stopping.hasBegun())
        m_notifier.poll(notifierInterval);
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
    releaseLeases();
    return false;
}

/// On another thread, because the database may not respond, and the stop must end.
void WorkerPool::releaseLeases()
{
    startThread([this] { m_leaseRenewer.releaseAll(); });
    m_threads.back()->wait(QDeadlineTimer(releaseTimeout));
}

bool WorkerPool::haveEndedBy(std::chrono::steady_clock::time_point until)
{
    const QDeadlineTimer deadline(until - std::chrono::steady_clock::now());
    const auto hasEnded = [&](const auto &thread) { return thread->wait(deadline); };
    return std::all_of(m_workers.cbegin(), m_workers.cend(), hasEnded) &&
           std::all_of(m_threads.cbegin(), m_threads.cend(), hasEnded);
}

bool WorkerPool::isAlive() const
{
    const auto earliest = std::chrono::steady_clock::now() - maxRunTime;
    return !m_workers.empty() && std::all_of(m_workers.cbegin(), m_workers.cend(), [&](const auto &worker) {
        return worker->isRunning() && worker->lastClaimAttempt() > earliest;
    });
}

} // namespace meja
