#pragma once

#include "connection.h"
#include "instant.h"
#include "queuecounts.h"

#include <QThread>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace meja {

/// Checks the database for `HealthRoutes`, on a thread and a connection of its own, so that a database that
/// does not respond delays no response. Callers that wait at the same time share one check. Thread-safe.
class DatabaseCheck
{
public:
    struct State
    {
        QString problem = {};                   ///< Why the database is not ready; empty when it is.
        QString cause = {};                     ///< For the log.
        std::optional<QueueCounts> counts = {}; ///< Nothing when they cannot be read.
    };

    explicit DatabaseCheck(ConnectionSettings settings);
    /// Blocks until a running check has ended.
    ~DatabaseCheck();
    Q_DISABLE_COPY_MOVE(DatabaseCheck)

    /// The state, or the problem that the database does not respond within the timeout.
    [[nodiscard]] State run(Duration timeout);
    /// Waits up to `timeout` for a running check. False when it still runs.
    bool stop(Duration timeout);

private:
    void serve();
    [[nodiscard]] bool waitForRequest();

    const ConnectionSettings m_settings;
    std::mutex m_mutex; ///< Guards the members below.
    std::condition_variable m_changed;
    bool m_isRequested = false;
    bool m_isStopping = false;
    quint64 m_finished = 0; ///< Number of checks so far.
    State m_state;
    std::unique_ptr<QThread> m_thread;
};

} // namespace meja
