#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include <QtGlobal>

class QSqlDriver;

namespace meja {

/// Limits the time that Qt's driver takes to open a connection. libpq's `connect_timeout` ends before the
/// driver sends its first statements, and the driver waits for their responses without a limit. This object
/// shuts the socket down if they take too long. Used by `Connection` while it opens.
class OpeningWatch
{
public:
    explicit OpeningWatch(QSqlDriver *driver);
    ~OpeningWatch();
    Q_DISABLE_COPY_MOVE(OpeningWatch)

private:
    void watch();
    /// Waits for one second; true when the connection has been opened.
    bool hasEnded();

    QSqlDriver *m_driver;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_hasEnded = false;
    std::thread m_thread; ///< Last member: it uses the others.
};

} // namespace meja
