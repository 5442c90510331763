#pragma once

#include "error.h"
#include "resultset.h"

#include <QLatin1StringView>
#include <QString>

struct pg_conn;
struct pg_result;

namespace meja {

/// Our own code: the connection was not open, so the statement was not sent.
inline constexpr QLatin1StringView notConnected("not-connected");

/// The error of a statement that was not sent, because the connection is not open: `Unavailable` with the
/// code `notConnected`.
[[nodiscard]] Error notConnectedFailure();

/// The kind of a failure by its SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html). Class
/// MJ is our own; docs/storefront.md and the migrations define its codes.
[[nodiscard]] ErrorKind errorKindOf(QLatin1StringView state);

/// The error of a failed statement, with its SQLSTATE as the code. `OutcomeUnknown` with the code `lost` when
/// no result arrived: the statement may have been executed. Its detail is the message of the database,
/// followed by the hint and the context (the call stack in the database) if there are any.
[[nodiscard]] Error statementFailure(const pg_conn *connection, const pg_result *result);

/// The error of a statement that has no effect, or the same effect when it runs twice: a lost result is
/// `Unavailable`, since the caller may repeat the statement.
[[nodiscard]] Error repeatableFailure(const Error &error);

/// The detail without the hint and the context that `statementFailure()` adds. Use it for messages to a user,
/// who cannot use the call stack. The detail of any other error is returned whole.
[[nodiscard]] QString messageOnly(const Error &error);

/// The rows of a statement, or the error of `statementFailure()`. Takes ownership of `owned`.
[[nodiscard]] Result<ResultSet> statementResult(const pg_conn *connection, pg_result *owned);

} // namespace meja
