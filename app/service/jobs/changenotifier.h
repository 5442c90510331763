#pragma once

#include "bell.h"
#include "connection.h"
#include "jsonlog.h"
#include "notificationlistener.h"

#include <QStringList>

#include <atomic>

namespace meja {

/// Tells whoever listens what has changed, on connections of its own. It reads the audit log, which has
/// every change by anybody, as far as its transactions have ended; so no business transaction sends a
/// notification, which would make commits wait for each other.
///
/// `meja_changes` carries `{"table":…,"id":…,"version":…}`; without an id many rows of the table changed,
/// without a version the row has none. `meja_jobs` says that a job is due. All of them are hints.
class ChangeNotifier
{
public:
    ChangeNotifier(const ConnectionSettings &settings, Bell &bell, JsonLog &log);

    /// Waits at most this long for other instances' word of jobs, then passes on what has changed.
    void look(Duration wait);
    /// The next look tells the other instances that there are jobs. From any thread.
    void tellOfJobs() { m_hasJobs = true; }

private:
    Result<> begin();
    Result<> listen(Duration wait);
    Result<> passOn();
    Result<> notify(const QString &channel, const QStringList &payloads);

    Connection m_connection; ///< That reads and sends; the listener has one that waits.
    NotificationListener m_listener;
    Bell &m_bell;
    JsonLog &m_log;
    QString m_from; ///< The first transaction that isn't passed on yet.
    bool m_isTroubled = false;
    std::atomic<bool> m_hasJobs{false};
};

} // namespace meja
