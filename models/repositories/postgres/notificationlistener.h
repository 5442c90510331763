#pragma once

#include "connectionsettings.h"
#include "error.h"
#include "notification.h"

#include <QElapsedTimer>
#include <QList>
#include <QStringList>

#include <chrono>
#include <memory>

struct pg_conn;

namespace meja {

/// Receives notifications (LISTEN/NOTIFY) on a connection of its own. Belongs to one thread.
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

private:
    Result<> connect();
    Result<> listen();
    /// Fails if the server does not respond any more, which a silent connection does not show.
    Result<> check();
    Result<> run(const QByteArray &sql);

    const ConnectionSettings m_settings;
    const QStringList m_channels;
    std::unique_ptr<pg_conn, void (*)(pg_conn *)> m_connection;
    QElapsedTimer m_lastResponse;
};

} // namespace meja
