#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QString>

struct addrinfo;

namespace meja::sandbox {

/// A TCP connection that waits, up to a deadline, in whatever thread it is used.
class ClientSocket
{
public:
    /// Not open when nobody listens there or the deadline passed.
    ClientSocket(const QString &host, quint16 port, const QDeadlineTimer &deadline);
    ~ClientSocket();
    Q_DISABLE_COPY_MOVE(ClientSocket)

    [[nodiscard]] bool isOpen() const { return m_socket >= 0; }
    [[nodiscard]] bool write(const QByteArray &bytes);
    /// What has come, at least a byte; empty at the end and at the deadline.
    [[nodiscard]] QByteArray read();

private:
    [[nodiscard]] bool waitFor(short event) const;
    [[nodiscard]] bool connectTo(const addrinfo &address);
    void close();

    QDeadlineTimer m_deadline;
    int m_socket = -1;
};

} // namespace meja::sandbox
