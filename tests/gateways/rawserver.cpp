#include "rawserver.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace meja {

namespace {

/// How long a request is by its own word; nothing while its header is not complete.
qsizetype sizeOf(const QByteArray &heard)
{
    const qsizetype end = heard.indexOf("\r\n\r\n");
    if (end < 0)
        return -1;
    const QByteArray header = heard.left(end).toLower();
    const qsizetype at = header.indexOf("content-length:");
    const qsizetype body = at < 0 ? 0 : header.mid(at + 15).split('\r').first().trimmed().toLongLong();
    return end + 4 + body;
}

/// Says in the answer that the connection ends with it, so that the client doesn't use it again.
QByteArray lastOnItsConnection(QByteArray answer)
{
    const qsizetype firstLine = answer.indexOf("\r\n");
    if (answer.startsWith("HTTP/") && firstLine > 0)
        answer.insert(firstLine + 2, "Connection: close\r\n");
    return answer;
}

} // namespace

RawServer::RawServer()
{
    listen(QHostAddress::LocalHost);
}

void RawServer::behave(Manner manner, const QByteArray &bytes)
{
    m_manner = manner;
    m_bytes = bytes;
}

QUrl RawServer::url(const QByteArray &path) const
{
    return QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(serverPort()) + path);
}

QByteArray RawServer::http(int status, const QByteArray &body, const QByteArray &moreHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Word\r\nContent-Type: application/json\r\n" +
           moreHeaders + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void RawServer::incomingConnection(qintptr handle)
{
    auto *socket = new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    const auto heard = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, heard] { hear(socket, *heard); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void RawServer::hear(QTcpSocket *socket, QByteArray &heard)
{
    heard += socket->readAll();
    const qsizetype size = sizeOf(heard);
    if (size < 0 || heard.size() < size)
        return;
    m_requests.append(heard.left(size));
    heard.remove(0, size);
    say(socket);
}

void RawServer::say(QTcpSocket *socket)
{
    switch (m_manner) {
    case Manner::Answer:
        socket->write(lastOnItsConnection(m_bytes));
        socket->disconnectFromHost();
        return;
    case Manner::KeepOpen:
        socket->write(m_bytes);
        return;
    case Manner::HangUp:
        socket->disconnectFromHost();
        return;
    case Manner::Silent:
        return;
    case Manner::Trickle:
        trickle(socket, 0);
        return;
    }
}

void RawServer::trickle(QTcpSocket *socket, qsizetype from)
{
    if (from >= m_bytes.size())
        return;
    socket->write(m_bytes.mid(from, 1));
    QTimer::singleShot(10, socket, [this, socket, from] { trickle(socket, from + 1); });
}

} // namespace meja
