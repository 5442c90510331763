#pragma once

#include "connectionsettings.h"
#include "feedstate.h"
#include "rowchanges.h"

#include <QDateTime>
#include <QObject>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace meja {

class ChangeReader;

/// Reports the changes of the database, on a thread and a connection of its own. It emits its signals from
/// that thread.
///
/// The service notifies changes and shows every two seconds that it still does. When nothing arrives, the
/// listener reads the changes itself at an interval; a server that does not answer in time is reported. The
/// destructor waits for the thread, at most for the time limits, so it must not run on the GUI thread.
class ChangeListener : public QObject
{
    Q_OBJECT

public:
    struct Timing
    {
        std::chrono::milliseconds silence{4'000};  ///< Then the listener reads the changes itself.
        std::chrono::milliseconds response{3'000}; ///< The server's time limit for a response.
        std::chrono::milliseconds retry{1'000};    ///< Between two attempts to connect.
    };

    /// @param from the first transaction whose changes are reported, as text. Empty: those after connecting.
    ChangeListener(ConnectionSettings settings, QString from) : ChangeListener(std::move(settings), from, {})
    {}
    ChangeListener(ConnectionSettings settings, QString from, Timing timing);
    ~ChangeListener() override;

    /// Starts the thread. Connect the signals before.
    void start();

Q_SIGNALS:
    void changed(const meja::RowChanges &changes);
    /// @param confirmedAt when the server last showed that all earlier changes had been reported.
    void stateChanged(meja::FeedState state, const QDateTime &confirmedAt);

private:
    void work();
    void connectOrPause();
    void follow();
    void report(const RowChanges &changes);
    void reportFailure(qint64 elapsed);

    const Timing m_timing;
    std::unique_ptr<ChangeReader> m_reader;
    QDateTime m_confirmedAt;
    std::atomic<bool> m_stopped{false};
    std::thread m_thread;
};

} // namespace meja
