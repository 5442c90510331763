#include "rawclient.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace {

/// Long enough for a loaded machine; only a broken server lets a test wait for it.
constexpr int patience = 20000;

qsizetype lengthIn(const QByteArray &head)
{
    static const QRegularExpression length(QStringLiteral("\r\nContent-Length: (\\d+)\r\n"));
    return length.match(QString::fromLatin1(head)).captured(1).toLongLong();
}

} // namespace

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(patience);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.waitForBytesWritten(patience);
}

bool RawClient::readMore()
{
    if (!m_socket.waitForReadyRead(patience) && m_socket.bytesAvailable() == 0)
        return false;
    m_received += m_socket.readAll();
    return true;
}

RawClient::Answer RawClient::answer(bool isForHead)
{
    while (!m_received.contains("\r\n\r\n")) {
        if (!readMore())
            return {};
    }
    Answer answer;
    const qsizetype end = m_received.indexOf("\r\n\r\n") + 4;
    answer.head = m_received.left(end);
    answer.status = answer.head.mid(9, 3).toInt();
    const qsizetype length = isForHead ? 0 : lengthIn(answer.head);
    while (m_received.size() < end + length) {
        if (!readMore())
            return {};
    }
    answer.body = m_received.mid(end, length);
    m_received.remove(0, end + length);
    return answer;
}

QByteArray RawClient::untilClosed()
{
    while (readMore()) {
    }
    return std::exchange(m_received, {});
}
