#include "linkchannel.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace meja {

namespace {

constexpr qint64 maxLineLength = 1000; ///< Bytes; longer messages are refused.
constexpr int timeout = 2000;          ///< Milliseconds for each step of `sendLink()`.
const QByteArray accepted = QByteArrayLiteral("ok\n");

bool isAnswered(const QString &name)
{
    QLocalSocket probe;
    probe.connectToServer(name, QIODevice::WriteOnly);
    return probe.waitForConnected(timeout);
}

} // namespace

LinkServer::LinkServer(QObject *parent) : QObject(parent), m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &LinkServer::accept);
}

QString LinkServer::defaultName()
{
#ifdef Q_OS_WIN
    return QStringLiteral("meja-links-") + qEnvironmentVariable("USERNAME");
#else
    // Only the user can enter this folder.
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation))
        .filePath(QStringLiteral("meja-links"));
#endif
}

bool LinkServer::listen(const QString &name)
{
    if (isAnswered(name))
        return false;
    QLocalServer::removeServer(name); // A crashed process leaves its socket behind.
    return m_server->listen(name);
}

void LinkServer::accept()
{
    while (QLocalSocket *client = m_server->nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, [this, client] { read(client); });
        read(client);
    }
}

void LinkServer::read(QLocalSocket *client)
{
    if (!client->canReadLine()) {
        if (client->bytesAvailable() > maxLineLength)
            client->abort();
        return;
    }
    const QByteArray line = client->readLine(maxLineLength + 1);
    if (!line.endsWith('\n'))
        return client->abort();
    client->write(accepted);
    client->disconnectFromServer();
    Q_EMIT linkReceived(QString::fromUtf8(line.trimmed()));
}

bool sendLink(const QString &link, const QString &name)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(timeout))
        return false;
    socket.write(link.toUtf8() + '\n');
    if (!socket.waitForBytesWritten(timeout))
        return false;
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(timeout))
            return false;
    }
    return socket.readLine() == accepted;
}

} // namespace meja
