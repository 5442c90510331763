#include "clientsocket.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

namespace meja::sandbox {

namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses addressesOf(const QString &host, quint16 port)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const QByteArray name = host.toLatin1();
    if (getaddrinfo(name.constData(), QByteArray::number(port).constData(), &hints, &found) != 0)
        found = nullptr;
    return {found, &freeaddrinfo};
}

} // namespace

ClientSocket::ClientSocket(const QString &host, quint16 port, const QDeadlineTimer &deadline)
    : m_deadline(deadline)
{
    const Addresses addresses = addressesOf(host, port);
    for (const addrinfo *each = addresses.get(); each && !isOpen(); each = each->ai_next)
        if (!connectTo(*each))
            close();
}

ClientSocket::~ClientSocket()
{
    close();
}

void ClientSocket::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

bool ClientSocket::connectTo(const addrinfo &address)
{
    m_socket =
        socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol);
    if (m_socket < 0)
        return false;
    if (connect(m_socket, address.ai_addr, address.ai_addrlen) == 0)
        return true;
    if (errno != EINPROGRESS || !waitFor(POLLOUT))
        return false;
    int error = 0;
    socklen_t size = sizeof error;
    return getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

bool ClientSocket::waitFor(short event) const
{
    pollfd polled{m_socket, event, 0};
    int ready = -1;
    do {
        ready = poll(&polled, 1, int(m_deadline.remainingTime()));
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

bool ClientSocket::write(const QByteArray &bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t written =
            send(m_socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (written > 0)
            sent += written;
        else if ((errno != EAGAIN && errno != EINTR) || !waitFor(POLLOUT))
            return false;
    }
    return true;
}

QByteArray ClientSocket::read()
{
    std::array<char, 16384> buffer{};
    if (!waitFor(POLLIN))
        return {};
    const ssize_t received = recv(m_socket, buffer.data(), buffer.size(), 0);
    return {buffer.data(), std::max<qsizetype>(received, 0)};
}

} // namespace meja::sandbox
