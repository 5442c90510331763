#include "threadconnections.h"

#include <atomic>
#include <map>

namespace meja {

namespace {

quint64 nextNumber()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

ThreadConnections::ThreadConnections(ConnectionSettings settings)
    : m_settings(std::move(settings)), m_number(nextNumber())
{}

Connection &ThreadConnections::current() const
{
    // The key is a number, not the address, because a later object may have the same address as an earlier
    // one.
    thread_local std::map<quint64, Connection> connections;
    return connections.try_emplace(m_number, m_settings).first->second;
}

Result<Connection *> ThreadConnections::open() const
{
    Connection &connection = current();
    if (!connection.isOpen()) {
        if (auto opened = connection.open(); !opened)
            return tl::unexpected(opened.error());
    }
    return &connection;
}

} // namespace meja
