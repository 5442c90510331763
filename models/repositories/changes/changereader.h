#pragma once

#include "notificationlistener.h"
#include "rowchanges.h"

#include <chrono>

namespace meja {

/// Follows the changes of the database on one connection, on the caller's thread. For `ChangeListener`.
///
/// It knows the transaction up to which all changes were reported. Notifications of the service move it
/// forward. When they stop, or one was missed, it reads the audit log from there, so that no change is lost.
class ChangeReader
{
public:
    /// @param from the first transaction whose changes are reported, as text. Empty: those after connecting.
    ChangeReader(const ConnectionSettings &settings, QString from);

    [[nodiscard]] bool isOpen() const { return m_listener.isConnected(); }
    /// Connects and listens. Returns the changes since the first transaction, and after a lost connection
    /// `RowChanges::everything()`. `Unavailable` or `Forbidden` when it cannot connect.
    Result<RowChanges> open();
    /// Waits for notifications, at most until the timeout, and returns the changes. `Unavailable` when the
    /// connection is lost.
    Result<RowChanges> wait(std::chrono::milliseconds timeout);
    /// Reads the changes that were not notified. Fails like
    /// `NotificationListener::run`.
    Result<RowChanges> read();
    /// The time since the server last sent something.
    [[nodiscard]] std::chrono::milliseconds silence() const { return m_listener.silence(); }

private:
    Result<> readBatch(RowChanges &changes);
    /// @returns false for a range that begins after the known transaction.
    bool take(const QString &payload, RowChanges &changes);

    NotificationListener m_listener;
    QString m_from;     ///< All changes of earlier transactions were reported.
    qint64 m_entry = 0; ///< The last entry of the audit log that was read of that transaction; 0: none.
    bool m_wasOpen = false;
};

} // namespace meja
