#pragma once

#include "connection.h"
#include "jobsignal.h"
#include "jsonlog.h"
#include "notificationlistener.h"

#include <QElapsedTimer>
#include <QStringList>

#include <atomic>

namespace meja {

/// Sends PostgreSQL notifications about changed rows, on its own connections. It reads them from the audit
/// log, which contains every committed change. Business transactions must not send notifications themselves,
/// since `NOTIFY` makes their commits wait for each other. One thread of the worker pool uses it.
///
/// `meja_changes` has two kinds of payload. `{"table":…,"rows":[[id,version],…]}` names changed rows; a row
/// without a version has none, and without `rows` many rows of the table changed. `{"from":…,"through":…}`
/// follows: all changes of the transactions from `from` to before `through` have been sent. It is also sent
/// every two seconds without changes, so that a receiver knows whether notifications still arrive.
/// `meja_jobs` means that a job is due. Notifications may be lost, so receivers must also poll or reload.
class ChangeNotifier
{
public:
    ChangeNotifier(const ConnectionSettings &settings, JobSignal &jobSignal, JsonLog &log);

    /// Waits up to `wait` for other instances' `meja_jobs`, then sends the changes since the last call. Logs
    /// failures and retries in the next call.
    void poll(Duration wait);
    /// The next poll sends `meja_jobs` to the other instances. Thread-safe.
    void notifyInstances() { m_hasJobs = true; }

private:
    Result<> begin();
    Result<> listen(Duration wait);
    Result<> sendChanges();
    /// Sends the changes of the next entries of the audit log. @returns whether more may follow at once.
    Result<bool> sendBatch();
    /// Sends the payloads, and when it is time for it the range of transactions that ends before `through`.
    /// @param through empty while not all changes of the range are sent.
    Result<> notifyChanges(QStringList payloads, const QString &through);
    Result<> notify(const QString &channel, const QStringList &payloads);

    Connection m_connection; ///< Reads and sends; the listener has a second connection to wait on.
    NotificationListener m_listener;
    JobSignal &m_jobSignal;
    JsonLog &m_log;
    QString m_from;     ///< The first transaction whose changes are not all sent.
    qint64 m_entry = 0; ///< Its last entry in the audit log that is sent; 0: none.
    QString m_through;  ///< The end of the last range that was sent.
    QElapsedTimer m_sinceRange;
    QElapsedTimer m_sinceChanges; ///< Since changes were last sent.
    bool m_hasFailed = false;
    std::atomic<bool> m_hasJobs{false};
};

} // namespace meja
