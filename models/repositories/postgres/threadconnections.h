#pragma once

#include "connection.h"

#include <QDeadlineTimer>

#include <mutex>
#include <optional>

namespace meja {

/// One connection per thread, because a connection belongs to the thread that opened it. It is created at the
/// thread's first call and closed when the thread ends. The object must outlive those threads.
class ThreadConnections
{
public:
    explicit ThreadConnections(ConnectionSettings settings);
    Q_DISABLE_COPY_MOVE(ThreadConnections)

    /// The connection of the calling thread, which may not be open.
    Connection &current() const;
    /// The connection of the calling thread. Opens it, also again after it was lost, which it checks after a
    /// rest. Failures: those of `Connection::open()`. After an attempt that failed slowly, all threads get
    /// its failure at once for two seconds, so that they do not wait for a silent server one after the other.
    Result<Connection *> open() const;

private:
    [[nodiscard]] std::optional<Error> recentFailure() const;

    const ConnectionSettings m_settings;
    const quint64 m_number;
    mutable std::mutex m_mutex; ///< Guards the members below.
    mutable Error m_failure;
    mutable QDeadlineTimer m_failureEnd{0};
};

} // namespace meja
