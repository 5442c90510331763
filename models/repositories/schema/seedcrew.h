#pragma once

#include "connection.h"
#include "seedplan.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <vector>

namespace meja {

/// Two connections that share the jobs of a seed, each in a thread of its own: whoever is free takes
/// the first job that may start.
class SeedCrew
{
public:
    using Progress = std::function<void(const QString &line)>;

    /// @param progress called from the crew's threads, one at a time.
    SeedCrew(ConnectionSettings settings, QList<SeedJob> jobs, Progress progress);

    /// Returns when all is done, or with the first failure when both threads have stopped. `Cancelled`
    /// after `cancel()`.
    Result<> work();

    /// From any thread: nothing new is started, and what runs is cancelled on the server.
    void cancel();

private:
    void serve();
    Result<> prepare(Connection &connection);
    Result<> run(Connection &connection, const SeedJob &job);
    Result<> runScript(Connection &connection, const QString &name);
    Result<> runNamed(Connection &connection, Statement statement);
    Result<> tidy(Connection &connection, const QString &table);

    /// Waits for a job that may start; none when all are taken or the crew has stopped.
    const SeedJob *next();
    void finish(const SeedJob &job, qint64 milliseconds);
    void stop(const Error &error);

    const ConnectionSettings m_settings;
    const QList<SeedJob> m_jobs;
    const Progress m_progress;

    std::mutex m_progressMutex; ///< Guards the count; apart, so that a progress line may cancel the work.
    qsizetype m_finished = 0;

    std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_changed;
    std::set<QString> m_taken;
    std::set<QString> m_done;
    std::vector<Connection::Canceller> m_cancellers;
    Result<> m_outcome;
};

} // namespace meja
