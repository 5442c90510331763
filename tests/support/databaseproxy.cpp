#include "databaseproxy.h"

#include <QByteArray>
#include <QDir>
#include <QTemporaryDir>

#include <array>
#include <chrono>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace meja {

namespace {

constexpr int pollInterval = 50; ///< Milliseconds between checks whether the proxy must stop.
constexpr std::chrono::milliseconds dripInterval(100);

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

DatabaseProxy::DatabaseProxy(const QString &serverFolder) : m_serverSocket(serverFolder + socketName)
{
    QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/proxy-XXXXXX"));
    folder.setAutoRemove(false);
    m_folder = folder.path();
    m_listener = socket(AF_UNIX, SOCK_STREAM, 0);
    const sockaddr_un address = addressOf(m_folder + socketName);
    if (bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0 ||
        listen(m_listener, 16) != 0)
        qFatal("the proxy cannot listen: %s", std::strerror(errno));
    m_acceptor = std::thread([this] { accept(); });
}

DatabaseProxy::~DatabaseProxy()
{
    m_isEnding = true;
    m_acceptor.join();
    for (std::thread &connection : m_connections)
        connection.join();
    close(m_listener);
    QDir(m_folder).removeRecursively();
}

void DatabaseProxy::accept()
{
    while (!m_isEnding) {
        if (!isReadable(m_listener, pollInterval))
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        ++m_accepted;
        m_connections.emplace_back([this, client] { serve(client); });
    }
}

void DatabaseProxy::serve(int client)
{
    Conversation conversation{.client = client,
                              .server = socket(AF_UNIX, SOCK_STREAM, 0),
                              .generation = m_generation,
                              .fault = m_fault,
                              .bytesLeft = m_offset};
    const sockaddr_un address = addressOf(m_serverSocket);
    bool isAlive =
        connect(conversation.server, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    while (isAlive && !m_isEnding)
        isAlive = passOne(conversation);
    close(client);
    close(conversation.server);
}

/// The fault that the conversation has now.
DatabaseProxy::Fault DatabaseProxy::faultOf(Conversation &conversation) const
{
    if (conversation.generation != m_generation) {
        conversation.generation = m_generation;
        conversation.fault = m_faultOfOpen;
        conversation.bytesLeft = 0;
    }
    return conversation.bytesLeft > 0 ? Fault::None : conversation.fault;
}

/// False when the connection has ended or is to be cut.
bool DatabaseProxy::passOne(Conversation &conversation)
{
    const Fault fault = faultOf(conversation);
    if (fault == Fault::Close)
        return false;
    std::array<pollfd, 2> sockets{pollfd{conversation.client, POLLIN, 0},
                                  pollfd{conversation.server, POLLIN, 0}};
    if (fault == Fault::Stall) {
        std::this_thread::sleep_for(std::chrono::milliseconds(pollInterval));
        return true;
    }
    if (poll(sockets.data(), sockets.size(), pollInterval) <= 0)
        return true;
    if (sockets[0].revents != 0 && !passOn(conversation, conversation.client, conversation.server))
        return false;
    return sockets[1].revents == 0 || passOn(conversation, conversation.server, conversation.client);
}

bool DatabaseProxy::passOn(Conversation &conversation, int from, int to)
{
    const QByteArray bytes = received(from);
    if (bytes.isEmpty())
        return false;
    const bool isCommit = from == conversation.client && bytes.contains("commit");
    const Cut cut = isCommit ? m_next.exchange(Cut::Never) : Cut::Never;
    if (cut == Cut::BeforeCommit || !send(conversation, to, bytes))
        return false;
    if (cut == Cut::Never)
        return true;
    // The response has arrived and is discarded.
    while (!isReadable(to, pollInterval) && !m_isEnding)
        ;
    return false;
}

/// Passes the bytes until the fault of the conversation.
bool DatabaseProxy::send(Conversation &conversation, int to, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size() && !m_isEnding;) {
        const Fault fault = faultOf(conversation);
        if (fault == Fault::Close || fault == Fault::Stall)
            return fault == Fault::Stall; // What is left of the bytes is lost.
        const bool isWhole = fault == Fault::None;
        const bool hasOffset = isWhole && conversation.fault != Fault::None;
        const qsizetype rest = bytes.size() - at;
        const qsizetype size = !isWhole    ? 1
                               : hasOffset ? qMin<qsizetype>(rest, conversation.bytesLeft)
                                           : rest;
        if (::send(to, bytes.constData() + at, static_cast<size_t>(size), MSG_NOSIGNAL) != size)
            return false;
        at += size;
        conversation.bytesLeft -= hasOffset ? size : 0;
        if (!isWhole)
            std::this_thread::sleep_for(dripInterval);
    }
    return true;
}

} // namespace meja
