#include "rawclient.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace {

/// Milliseconds. Long enough for a busy machine; a test waits so long only if the server is broken.
constexpr int timeout = 20000;

qsizetype lengthIn(const QByteArray &head)
{
    static const QRegularExpression length(QStringLiteral("\r\nContent-Length: (\\d+)\r\n"));
    return length.match(QString::fromLatin1(head)).captured(1).toLongLong();
}

} // namespace

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(timeout);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.waitForBytesWritten(timeout);
}

bool RawClient::readMore()
{
    if (!m_socket.waitForReadyRead(timeout) && m_socket.bytesAvailable() == 0)
        return false;
    m_received += m_socket.readAll();
    return true;
}

RawClient::Response RawClient::readResponse(bool isForHead)
{
    while (!m_received.contains("\r\n\r\n")) {
        if (!readMore())
            return {};
    }
    Response response;
    const qsizetype end = m_received.indexOf("\r\n\r\n") + 4;
    response.head = m_received.left(end);
    response.status = response.head.mid(9, 3).toInt();
    const qsizetype length = isForHead ? 0 : lengthIn(response.head);
    while (m_received.size() < end + length) {
        if (!readMore())
            return {};
    }
    response.body = m_received.mid(end, length);
    m_received.remove(0, end + length);
    return response;
}

QByteArray RawClient::readUntilClosed()
{
    while (readMore()) {
    }
    return std::exchange(m_received, {});
}
