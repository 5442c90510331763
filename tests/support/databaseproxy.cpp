#include "commitproxy.h"

#include <QByteArray>
#include <QDir>
#include <QTemporaryDir>

#include <array>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace meja {

namespace {

constexpr int pollInterval = 50; ///< Milliseconds between checks whether the proxy must stop.

sockaddr_un addressOf(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.toUtf8().constData(), sizeof(address.sun_path) - 1);
    return address;
}

bool isReadable(int socket, int milliseconds)
{
    pollfd polled{socket, POLLIN, 0};
    return poll(&polled, 1, milliseconds) > 0;
}

QByteArray received(int socket)
{
    std::array<char, 65536> buffer{};
    const auto size = read(socket, buffer.data(), buffer.size());
    return size > 0 ? QByteArray(buffer.data(), static_cast<qsizetype>(size)) : QByteArray();
}

const QString socketName = QStringLiteral("/.s.PGSQL.5432");

} // namespace

CommitProxy::CommitProxy(const QString &serverFolder) : m_serverSocket(serverFolder + socketName)
{
    QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/proxy-XXXXXX"));
    folder.setAutoRemove(false);
    m_folder = folder.path();
    m_listener = socket(AF_UNIX, SOCK_STREAM, 0);
    const sockaddr_un address = addressOf(m_folder + socketName);
    if (bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0 ||
        listen(m_listener, 16) != 0)
        qFatal("the proxy can't listen: %s", std::strerror(errno));
    m_acceptor = std::thread([this] { accept(); });
}

CommitProxy::~CommitProxy()
{
    m_isEnding = true;
    m_acceptor.join();
    for (std::thread &connection : m_connections)
        connection.join();
    close(m_listener);
    QDir(m_folder).removeRecursively();
}

void CommitProxy::accept()
{
    while (!m_isEnding) {
        if (!isReadable(m_listener, pollInterval))
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        m_connections.emplace_back([this, client] { serve(client); });
    }
}

void CommitProxy::serve(int client)
{
    const int server = socket(AF_UNIX, SOCK_STREAM, 0);
    const sockaddr_un address = addressOf(m_serverSocket);
    bool isAlive = connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    while (isAlive && !m_isEnding) {
        std::array<pollfd, 2> sockets{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (poll(sockets.data(), sockets.size(), pollInterval) <= 0)
            continue;
        if (sockets[0].revents != 0)
            isAlive = passOn(client, server, true);
        if (isAlive && sockets[1].revents != 0)
            isAlive = passOn(server, client, false);
    }
    close(client);
    close(server);
}

/// False when the connection has ended or is to be cut.
bool CommitProxy::passOn(int from, int to, bool isClient)
{
    const QByteArray bytes = received(from);
    if (bytes.isEmpty())
        return false;
    const bool isCommit = isClient && bytes.contains("commit");
    const Cut cut = isCommit ? m_next.exchange(Cut::Never) : Cut::Never;
    if (cut == Cut::BeforeCommit)
        return false;
    if (write(to, bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
        return false;
    if (cut == Cut::Never)
        return true;
    // The response has arrived and is discarded.
    while (!isReadable(to, pollInterval) && !m_isEnding)
        ;
    return false;
}

} // namespace meja
