#pragma once

#include "connectionsettings.h"
#include "error.h"
#include "notification.h"
#include "resultset.h"
#include "statement.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QList>
#include <QStringList>

#include <chrono>
#include <memory>

struct pg_conn;

namespace meja {

/// Receives notifications (LISTEN/NOTIFY) on a connection of its own. Belongs to one thread. Of the settings'
/// wait limits it applies `connect` and `response`; without them a response may take ten seconds.
class NotificationListener
{
public:
    NotificationListener(const ConnectionSettings &settings, const QStringList &channels);
    ~NotificationListener();
    Q_DISABLE_COPY_MOVE(NotificationListener)

    /// Waits for a notification, at most until the timeout, and returns all that have arrived. Connects if
    /// necessary; notifications sent before that are missed. `Unavailable` when it cannot connect or the
    /// connection is lost.
    Result<QList<Notification>> wait(std::chrono::milliseconds timeout);
    /// Connects and listens if necessary. `Unavailable` when it cannot connect.
    Result<> connect();
    [[nodiscard]] bool isConnected() const;
    /// Runs a statement on the connection; connects if necessary. Fails like `wait()` and
    /// `Connection::run()`.
    Result<ResultSet> run(const Statement &statement);
    /// The time since the server last sent something.
    [[nodiscard]] std::chrono::milliseconds silence() const;

private:
    Result<> listen();
    /// Fails if the server does not respond any more, which a silent connection does not show.
    Result<> check();
    Result<> runCommand(const QByteArray &sql);
    [[nodiscard]] QDeadlineTimer responseDeadline() const;

    const ConnectionSettings m_settings;
    const QStringList m_channels;
    std::unique_ptr<pg_conn, void (*)(pg_conn *)> m_connection;
    QElapsedTimer m_lastResponse;
};

} // namespace meja
