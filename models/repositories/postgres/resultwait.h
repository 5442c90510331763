#pragma once

#include <QDeadlineTimer>

struct pg_conn;
struct pg_result;

namespace meja {

/// Sends what libpq has queued and waits for the next result. When the deadline passes, it shuts the socket
/// down, so that libpq reports a lost connection: a server behind a silent network never responds, although
/// TCP does not notice. The connection must be in libpq's nonblocking mode.
void awaitResult(pg_conn *connection, const QDeadlineTimer &deadline);

/// The next result; null after the last one. Waits as `awaitResult()` does. The caller clears the result.
[[nodiscard]] pg_result *nextResult(pg_conn *connection, const QDeadlineTimer &deadline);

/// The last result of the statements that were sent, or the first failed one. Null if there is none.
[[nodiscard]] pg_result *lastResult(pg_conn *connection, const QDeadlineTimer &deadline);

} // namespace meja
