#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QString>

struct addrinfo;

namespace meja::sandbox {

/// A blocking TCP connection with a deadline, for any thread. Used by `LoopbackClient`.
class ClientSocket
{
public:
    /// Connects. `isOpen()` is false if the connection failed or the deadline has passed.
    ClientSocket(const QString &host, quint16 port, const QDeadlineTimer &deadline);
    ~ClientSocket();
    Q_DISABLE_COPY_MOVE(ClientSocket)

    [[nodiscard]] bool isOpen() const { return m_socket >= 0; }
    /// False if the connection broke or the deadline has passed.
    [[nodiscard]] bool write(const QByteArray &bytes);
    /// The bytes received, at least one; empty at the end of the stream and after the deadline.
    [[nodiscard]] QByteArray read();

private:
    [[nodiscard]] bool waitFor(short event) const;
    [[nodiscard]] bool connectTo(const addrinfo &address);
    void close();

    QDeadlineTimer m_deadline;
    int m_socket = -1;
};

} // namespace meja::sandbox
