#include "jobfleet.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace meja {

namespace {

/// Must be much shorter than the shortest lease.
constexpr Duration renewalInterval = std::chrono::seconds(20);
constexpr int renewalsPerSweep = 3;
/// Maximum delay of a change notification.
constexpr Duration pollInterval = std::chrono::milliseconds(200);
/// A worker that has not claimed a job for this long hangs, since no run of a job takes this long.
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

JobFleet::JobFleet(const Parts &parts)
    : m_parts(parts),
      m_breakers(parts.context.clock()),
      m_observer(parts.log, parts.metrics),
      m_keeper(parts.context.database(), parts.context.clock(), m_running, parts.log),
      m_sweeper(parts.context, parts.log),
      m_notifier(parts.context.settings().database, m_bell, parts.log)
{
    parts.context.onJobs([this] {
        m_bell.ring();
        m_notifier.tellOfJobs();
    });
}

JobFleet::~JobFleet()
{
    beginStopping();
    for (const auto &worker : m_workers)
        worker->wait();
    if (m_caretaker.joinable())
        m_caretaker.join();
    if (m_teller.joinable())
        m_teller.join();
}

void JobFleet::start()
{
    const JobWorker::Parts parts{{m_parts.context, m_breakers, m_parts.calls, m_observer},
                                 m_parts.log,
                                 m_parts.metrics,
                                 m_running,
                                 m_bell,
                                 m_stopping};
    for (int i = 1; i <= m_parts.context.settings().jobWorkers; ++i) {
        m_workers.push_back(std::make_unique<JobWorker>(parts, workerName(i), i));
        m_workers.back()->start();
    }
    m_caretaker = std::thread([this] { takeCare(); });
    m_teller = std::thread([this] { tell(); });
}

void JobFleet::takeCare()
{
    for (int round = 0;; ++round) {
        m_keeper.extendAll();
        if (round % renewalsPerSweep == 0) {
            if (const auto swept = m_sweeper.sweep(); !swept)
                m_parts.log.warn(QStringLiteral("sweep_failed"),
                                 {{QStringLiteral("detail"), swept.error().detail}});
            else if (*swept > 0)
                m_bell.ring();
        }
        if (m_stopping.beginsWithin(renewalInterval))
            return;
    }
}

void JobFleet::tell()
{
    while (!m_stopping.hasBegun())
        m_notifier.look(pollInterval);
}

void JobFleet::beginStopping()
{
    m_stopping.begin();
    m_bell.ring();
}

bool JobFleet::stop(Duration deadline)
{
    const auto until = std::chrono::steady_clock::now() + deadline;
    beginStopping();
    if (haveEndedBy(until))
        return true;
    m_keeper.giveAllBack();
    return false;
}

bool JobFleet::haveEndedBy(std::chrono::steady_clock::time_point until)
{
    for (const auto &worker : m_workers) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (!worker->wait(static_cast<unsigned long>(std::max<qint64>(0, left.count()))))
            return false;
    }
    return true;
}

bool JobFleet::isAlive() const
{
    const auto earliest = std::chrono::steady_clock::now() - maxRunTime;
    return !m_workers.empty() && std::all_of(m_workers.cbegin(), m_workers.cend(), [&](const auto &worker) {
        return worker->isRunning() && worker->lastLook() > earliest;
    });
}

} // namespace meja
