#pragma once

#include "connection.h"
#include "seedplan.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <vector>

namespace meja {

/// Runs the jobs of a seed in two threads, each with a connection of its own. A free thread takes the first
/// job whose prerequisites are done. Used by `Seeder`.
class SeedWorkers
{
public:
    using Progress = std::function<void(const QString &line)>;

    /// @param progress called from both threads, but never by both at once.
    SeedWorkers(ConnectionSettings settings, QList<SeedJob> jobs, Progress progress);

    /// Returns when all jobs are done, or the first failure when both threads have stopped. `Cancelled` after
    /// `cancel()`; otherwise the failures of `Connection::open()` and `run()`.
    Result<> work();

    /// Starts no further job and cancels the running statements. May be called from any thread.
    void cancel();

private:
    void processJobs();
    Result<> prepare(Connection &connection);
    Result<> run(Connection &connection, const SeedJob &job);
    Result<> runScript(Connection &connection, const QString &name);
    Result<> runNamed(Connection &connection, const Statement &statement);
    Result<> tidy(Connection &connection, const QString &table);

    /// Waits for a job that can start; null when all jobs are taken or after a failure.
    const SeedJob *nextJob();
    void finish(const SeedJob &job, qint64 milliseconds);
    void stop(const Error &error);

    const ConnectionSettings m_settings;
    const QList<SeedJob> m_jobs;
    const Progress m_progress;

    std::mutex m_progressMutex; ///< Guards `m_finished`. Separate, so that the callback may call `cancel()`.
    qsizetype m_finished = 0;

    std::mutex m_mutex; ///< Guards the following members.
    std::condition_variable m_changed;
    std::set<QString> m_taken;
    std::set<QString> m_done;
    std::vector<Connection::Canceller> m_cancellers;
    Result<> m_outcome;
};

} // namespace meja
