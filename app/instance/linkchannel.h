#pragma once

#include <QObject>
#include <QString>

class QLocalServer;
class QLocalSocket;

namespace meja {

/// Receives links from other processes of the same user of the computer, so that a link opens in the running
/// program. The socket is accessible to this user only. The receiver must check the links.
class LinkServer : public QObject
{
    Q_OBJECT

public:
    explicit LinkServer(QObject *parent = nullptr);

    /// Starts to listen. Returns false if another process already does, or if the socket cannot be created;
    /// the program then works without it. `name` is a path or, on Windows, the name of a pipe.
    bool listen(const QString &name = defaultName());

    /// The name of this user's socket.
    [[nodiscard]] static QString defaultName();

Q_SIGNALS:
    void linkReceived(const QString &link);

private:
    void accept();
    void read(QLocalSocket *client);

    QLocalServer *m_server;
};

/// Passes a link to the running program. Returns false if there is none or if it does not respond within two
/// seconds. Blocks; call it before the window exists.
[[nodiscard]] bool sendLink(const QString &link, const QString &name = LinkServer::defaultName());

} // namespace meja
