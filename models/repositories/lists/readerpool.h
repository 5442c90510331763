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

/// Threads that read, each on a connection of its own, which is opened when those that are open are all busy,
/// one ahead of its need. A job ends the older ones of its lane, on the server too. A connection that was
/// lost is opened again by itself; what was being read on it is read once more, since reading twice does no
/// harm.
class ReaderPool
{
public:
    /// @param first an open connection that was released, or null: the first reader goes on with it.
    ReaderPool(ConnectionSettings settings, ReadingManner manner, std::size_t threads,
               std::unique_ptr<Connection> first);
    /// Ends what is being read, and waits for it: as long as a server lets its readers wait.
    ~ReaderPool();
    Q_DISABLE_COPY_MOVE(ReaderPool)

    void submit(const std::shared_ptr<ReadingJob> &job);
    void cancel(Lane lane);

    [[nodiscard]] ConnectionMonitor &monitor() { return m_monitor; }

private:
    class Reader;
    struct Running; // What a reader is working on.

    std::unique_ptr<Connection> takeFirst();
    void cancelWhere(const std::function<bool(const ReadingJob &)> &condition);
    void cancelOnServer();
    void cancelStatementOf(const std::shared_ptr<ReadingJob> &job);
    Result<std::shared_ptr<const SchemaFacts>> facts(Connection &connection, bool wasHereBefore);
    void tellLost(const QString &detail);
    void tellRestored();

    const ConnectionSettings m_settings;
    const ReadingManner m_manner;
    ConnectionMonitor m_monitor;

    ReadingQueue m_queue;

    std::mutex m_mutex; ///< Guards what follows.
    std::unique_ptr<Connection> m_first;
    bool m_isLost = false;

    std::mutex m_factsMutex; ///< Guards the facts, while they are read for the first time as well.
    std::shared_ptr<const SchemaFacts> m_facts;

    std::vector<std::unique_ptr<Running>> m_running;
    std::vector<std::thread> m_threads;
    std::thread m_canceller;
};

} // namespace meja
