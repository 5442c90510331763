#pragma once

#include <QByteArray>
#include <QTcpSocket>

/// A client that sends exactly the bytes it is told to, for a server on this machine.
class RawClient
{
public:
    struct Answer
    {
        int status = 0; ///< 0: the connection ended without an answer.
        QByteArray head;
        QByteArray body;
        [[nodiscard]] bool says(const QByteArray &line) const
        {
            return head.contains("\r\n" + line + "\r\n");
        }
    };

    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    /// One answer, by its length; `isForHead` when it has no body whatever its length says.
    Answer answer(bool isForHead = false);
    /// All that comes until the server closes the connection.
    QByteArray untilClosed();
    /// Whether the server closes the connection, and sends nothing more before.
    bool isClosedWithoutAWord()
    {
        return untilClosed().isEmpty() && m_socket.state() == QTcpSocket::UnconnectedState;
    }

    QTcpSocket &socket() { return m_socket; }

private:
    bool readMore();

    QTcpSocket m_socket;
    QByteArray m_received;
};
