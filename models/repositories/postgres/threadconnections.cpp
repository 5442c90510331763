#include "threadconnections.h"

#include <atomic>
#include <map>

namespace meja {

namespace {

/// An attempt that takes longer has waited for a server that does not respond.
constexpr int slowAttempt = 1'000; ///< Milliseconds.
/// How long a failure of such an attempt applies to all threads.
constexpr int failureTime = 2'000; ///< Milliseconds.

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

std::optional<Error> ThreadConnections::recentFailure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failureEnd.hasExpired() ? std::nullopt : std::optional(m_failure);
}

Result<Connection *> ThreadConnections::open() const
{
    Connection &connection = current();
    if (connection.isUsable())
        return &connection;
    if (const auto failure = recentFailure())
        return tl::unexpected(*failure);
    const QDeadlineTimer slow(slowAttempt);
    auto opened = connection.open();
    if (opened)
        return &connection;
    if (slow.hasExpired()) {
        const std::lock_guard lock(m_mutex);
        m_failure = opened.error();
        m_failureEnd = QDeadlineTimer(failureTime);
    }
    return tl::unexpected(opened.error());
}

} // namespace meja
