#pragma once

#include "connectionsettings.h"
#include "error.h"
#include "notification.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <memory>

struct pg_conn;

namespace meja {

/// Listens to what others send with NOTIFY, on a connection of its own that it waits on. Belongs to one
/// thread.
class NotificationListener
{
public:
    NotificationListener(const ConnectionSettings &settings, const QStringList &channels);
    ~NotificationListener();
    Q_DISABLE_COPY_MOVE(NotificationListener)

    /// Waits until something comes, at most so long, and gives all that has come. Connects when it must; what
    /// was sent before it was connected is missed. `Unavailable` when it can't connect or the connection is
    /// lost.
    Result<QList<Notification>> wait(std::chrono::milliseconds atMost);

private:
    Result<> connect();
    Result<> listen();

    const ConnectionSettings m_settings;
    const QStringList m_channels;
    std::unique_ptr<pg_conn, void (*)(pg_conn *)> m_connection;
};

} // namespace meja
