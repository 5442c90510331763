#pragma once

#include "connection.h"

namespace meja {

/// A connection for each thread that asks: made when it first does, closed when it ends, for a connection
/// belongs to the thread that opened it. Must outlive those threads.
class ThreadConnections
{
public:
    explicit ThreadConnections(ConnectionSettings settings);
    Q_DISABLE_COPY_MOVE(ThreadConnections)

    /// This thread's own, perhaps not open.
    Connection &mine() const;
    /// The same, open; opened again when it was lost. Failures as of `Connection::open`.
    Result<Connection *> open() const;

private:
    const ConnectionSettings m_settings;
    const quint64 m_number;
};

} // namespace meja
