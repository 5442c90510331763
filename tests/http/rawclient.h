#pragma once

#include <QByteArray>
#include <QTcpSocket>

/// A client that sends exactly the bytes that a test passes, to a server on this machine.
class RawClient
{
public:
    struct Response
    {
        int status = 0; ///< 0: the connection was closed without a response.
        QByteArray head;
        QByteArray body;
        [[nodiscard]] bool hasHeaderLine(const QByteArray &line) const
        {
            return head.contains("\r\n" + line + "\r\n");
        }
    };

    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    /// Reads one response. @param isForHead the response has no body, whatever its `Content-Length` is.
    Response readResponse(bool isForHead = false);
    /// Reads until the server closes the connection.
    QByteArray readUntilClosed();
    /// Whether the server closes the connection without sending further bytes.
    bool isClosedWithoutData()
    {
        return readUntilClosed().isEmpty() && m_socket.state() == QTcpSocket::UnconnectedState;
    }

    QTcpSocket &socket() { return m_socket; }

private:
    bool readMore();

    QTcpSocket m_socket;
    QByteArray m_received;
};
