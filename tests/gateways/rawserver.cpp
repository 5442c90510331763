#include "rawserver.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace meja {

namespace {

/// The size of a request according to its `Content-Length`, or -1 if its header is incomplete.
qsizetype sizeOf(const QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return -1;
    const QByteArray header = received.left(end).toLower();
    const qsizetype at = header.indexOf("content-length:");
    const qsizetype body = at < 0 ? 0 : header.mid(at + 15).split('\r').first().trimmed().toLongLong();
    return end + 4 + body;
}

/// Adds `Connection: close`, so that the client does not reuse the connection.
QByteArray withConnectionClose(QByteArray response)
{
    const qsizetype firstLine = response.indexOf("\r\n");
    if (response.startsWith("HTTP/") && firstLine > 0)
        response.insert(firstLine + 2, "Connection: close\r\n");
    return response;
}

} // namespace

RawServer::RawServer()
{
    listen(QHostAddress::LocalHost);
}

void RawServer::behave(Mode mode, const QByteArray &bytes)
{
    m_mode = mode;
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
    const auto received = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] { receive(socket, *received); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void RawServer::receive(QTcpSocket *socket, QByteArray &received)
{
    received += socket->readAll();
    const qsizetype size = sizeOf(received);
    if (size < 0 || received.size() < size)
        return;
    m_requests.append(received.left(size));
    received.remove(0, size);
    respond(socket);
}

void RawServer::respond(QTcpSocket *socket)
{
    switch (m_mode) {
    case Mode::Respond:
        socket->write(withConnectionClose(m_bytes));
        socket->disconnectFromHost();
        return;
    case Mode::KeepOpen:
        socket->write(m_bytes);
        return;
    case Mode::HangUp:
        socket->disconnectFromHost();
        return;
    case Mode::Silent:
        return;
    case Mode::Trickle:
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
