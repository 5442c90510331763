#include "seedworkers.h"

#include "namedqueries.h"
#include "seedscript.h"
#include "transaction.h"

#include <QElapsedTimer>

#include <algorithm>
#include <thread>

namespace meja {

SeedWorkers::SeedWorkers(ConnectionSettings settings, QList<SeedJob> jobs, Progress progress)
    : m_settings(std::move(settings)), m_jobs(std::move(jobs)), m_progress(std::move(progress))
{}

Result<> SeedWorkers::work()
{
    std::thread other([this] { processJobs(); });
    processJobs();
    other.join();
    return m_outcome;
}

void SeedWorkers::cancel()
{
    stop({.kind = ErrorKind::Cancelled, .detail = QStringLiteral("the seed was interrupted")});
}

void SeedWorkers::processJobs()
{
    Connection connection(m_settings);
    if (const auto ready = prepare(connection); !ready)
        return stop(ready.error());
    while (const SeedJob *job = nextJob()) {
        QElapsedTimer timer;
        timer.start();
        if (const auto done = run(connection, *job); !done)
            return stop({done.error().kind, QStringLiteral("%1: %2").arg(job->name(), done.error().detail),
                         done.error().code});
        finish(*job, timer.elapsed());
    }
}

Result<> SeedWorkers::prepare(Connection &connection)
{
    if (const auto opened = connection.open(); !opened)
        return opened;
    {
        const std::lock_guard lock(m_mutex);
        m_cancellers.push_back(connection.canceller());
    }
    return connection.runScript(seedScript(QStringLiteral("session")));
}

Result<> SeedWorkers::run(Connection &connection, const SeedJob &job)
{
    const QString file = QStringLiteral("seed");
    switch (job.kind) {
    case SeedJob::Kind::Script:
        return runScript(connection, job.argument);
    case SeedJob::Kind::Skeleton:
        return runNamed(connection, NamedQueries::statement(file, QStringLiteral("write_skeleton"))
                                        .bind(QStringLiteral("half"), job.argument));
    case SeedJob::Kind::Index:
        return runNamed(connection, NamedQueries::statement(file, QStringLiteral("restore_index"))
                                        .bind(QStringLiteral("name"), job.argument));
    case SeedJob::Kind::Constraints:
        return runNamed(connection, NamedQueries::statement(file, QStringLiteral("restore_constraints")));
    case SeedJob::Kind::Tidy:
        return tidy(connection, job.argument);
    }
    Q_UNREACHABLE();
}

Result<> SeedWorkers::runScript(Connection &connection, const QString &name)
{
    Transaction transaction(connection);
    if (!transaction.begun())
        return transaction.begun();
    if (const auto done = connection.runScript(seedScript(name)); !done)
        return done;
    return transaction.commit();
}

Result<> SeedWorkers::runNamed(Connection &connection, const Statement &statement)
{
    return connection.run(statement).map([](const ResultSet &) {});
}

Result<> SeedWorkers::tidy(Connection &connection, const QString &table)
{
    // VACUUM accepts no parameters. The table name comes from the list of jobs, not from outside.
    if (const auto done =
            connection.runScript(QStringLiteral("vacuum (analyze, index_cleanup off) meja.%1").arg(table));
        !done)
        return done;
    return runNamed(connection, NamedQueries::statement(QStringLiteral("seed"), QStringLiteral("count_rows"))
                                    .bind(QStringLiteral("name"), table));
}

const SeedJob *SeedWorkers::nextJob()
{
    std::unique_lock lock(m_mutex);
    while (m_outcome && m_taken.size() < static_cast<size_t>(m_jobs.size())) {
        const auto job = std::find_if(m_jobs.begin(), m_jobs.end(), [this](const SeedJob &candidate) {
            return !m_taken.contains(candidate.name()) &&
                   std::all_of(candidate.after.begin(), candidate.after.end(),
                               [this](const QString &before) { return m_done.contains(before); });
        });
        if (job != m_jobs.end()) {
            m_taken.insert(job->name());
            return &*job;
        }
        m_changed.wait(lock);
    }
    return nullptr;
}

void SeedWorkers::finish(const SeedJob &job, qint64 milliseconds)
{
    const std::lock_guard progressLock(m_progressMutex);
    m_progress(QStringLiteral("%1/%2 %3 (%4 s)")
                   .arg(++m_finished)
                   .arg(m_jobs.size())
                   .arg(job.name())
                   .arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 1));
    const std::lock_guard lock(m_mutex);
    m_done.insert(job.name());
    m_changed.notify_all();
}

void SeedWorkers::stop(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (m_outcome)
        m_outcome = tl::unexpected(error);
    for (const Connection::Canceller &canceller : m_cancellers)
        canceller.cancel();
    m_changed.notify_all();
}

} // namespace meja
