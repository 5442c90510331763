#pragma once

#include "connection.h"

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
    /// The connection of the calling thread. Opens it, also again after it was lost. Failures: those of
    /// `Connection::open()`.
    Result<Connection *> open() const;

private:
    const ConnectionSettings m_settings;
    const quint64 m_number;
};

} // namespace meja
