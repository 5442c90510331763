#include "resultwait.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <limits>

namespace meja {

namespace {

/// Milliseconds for poll(); -1 for a deadline that never passes.
int remaining(const QDeadlineTimer &deadline)
{
    if (deadline.isForever())
        return -1;
    return static_cast<int>(std::min<qint64>(deadline.remainingTime(), std::numeric_limits<int>::max()));
}

/// False after the deadline.
bool waitForSocket(pg_conn *connection, bool isSending, const QDeadlineTimer &deadline)
{
    const auto events = static_cast<short>(isSending ? POLLIN | POLLOUT : POLLIN);
    pollfd socket{.fd = PQsocket(connection), .events = events, .revents = 0};
    // A signal interrupts the wait; the caller then waits again.
    return ::poll(&socket, 1, remaining(deadline)) != 0;
}

void shutDown(pg_conn *connection)
{
    qWarning("database: no response in time; the connection is closed");
    ::shutdown(PQsocket(connection), SHUT_RDWR);
}

} // namespace

void awaitResult(pg_conn *connection, const QDeadlineTimer &deadline)
{
    for (;;) {
        const int unsent = PQflush(connection);
        if (unsent < 0 || (unsent == 0 && PQisBusy(connection) == 0))
            return;
        if (!waitForSocket(connection, unsent > 0, deadline))
            return shutDown(connection);
        if (PQconsumeInput(connection) != 1)
            return;
    }
}

pg_result *nextResult(pg_conn *connection, const QDeadlineTimer &deadline)
{
    awaitResult(connection, deadline);
    return PQgetResult(connection);
}

pg_result *lastResult(pg_conn *connection, const QDeadlineTimer &deadline)
{
    pg_result *last = nullptr;
    while (pg_result *next = nextResult(connection, deadline)) {
        const bool hasFailed = last && PQresultStatus(last) == PGRES_FATAL_ERROR;
        PQclear(hasFailed ? next : last);
        last = hasFailed ? last : next;
    }
    return last;
}

} // namespace meja
