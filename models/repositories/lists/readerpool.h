#pragma once

#include "connectionmonitor.h"
#include "connectionsettings.h"
#include "readersession.h"
#include "readingqueue.h"

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace meja {

/// Threads that read, each on its own connection. For `PostgresRecordSource`.
///
/// A connection is opened when all open ones are busy, one in advance. A new job cancels the older jobs of
/// its lane, also on the server. A lost connection is reopened and its query runs again, which is safe
/// because queries only read.
class ReaderPool
{
public:
    /// @param first an open connection that its thread has released, for the first reader; or null.
    ReaderPool(ConnectionSettings settings, ReadingOptions options, std::size_t threads,
               std::unique_ptr<Connection> first);
    /// Cancels running queries and blocks until they end. There is no timeout.
    ~ReaderPool();
    Q_DISABLE_COPY_MOVE(ReaderPool)

    void submit(const std::shared_ptr<ReadingJob> &job);
    void cancel(Lane lane);

    [[nodiscard]] ConnectionMonitor &monitor() { return m_monitor; }

private:
    class Reader;
    struct Running; // The job that a reader runs.

    std::unique_ptr<Connection> takeFirst();
    void cancelWhere(const std::function<bool(const ReadingJob &)> &condition);
    void cancelOnServer();
    void cancelStatementOf(const std::shared_ptr<ReadingJob> &job);
    Result<std::shared_ptr<const SchemaFacts>> facts(Connection &connection, bool isReconnecting);
    void reportLost(const QString &detail);
    void reportRestored();

    const ConnectionSettings m_settings;
    const ReadingOptions m_options;
    ConnectionMonitor m_monitor;

    ReadingQueue m_queue;

    std::mutex m_mutex; ///< Guards the next two members.
    std::unique_ptr<Connection> m_first;
    bool m_isLost = false;

    std::mutex m_factsMutex; ///< Guards `m_facts`, also while they are read for the first time.
    std::shared_ptr<const SchemaFacts> m_facts;

    std::vector<std::unique_ptr<Running>> m_running;
    std::vector<std::thread> m_threads;
    std::thread m_canceller;
};

} // namespace meja
