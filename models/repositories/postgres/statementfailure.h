#pragma once

#include "error.h"
#include "resultset.h"

#include <QLatin1StringView>

struct pg_conn;
struct pg_result;

namespace meja {

/// The kind of a failure by its SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html). Class
/// MJ is our own; docs/storefront.md and the migrations define its codes.
[[nodiscard]] ErrorKind errorKindOf(QLatin1StringView state);

/// The error of a failed statement, with its SQLSTATE as the code. `OutcomeUnknown` with the code `lost` when
/// no result arrived: the statement may have been executed.
[[nodiscard]] Error statementFailure(const pg_conn *connection, const pg_result *result);

/// The rows of a statement, or the error of `statementFailure()`. Takes ownership of `owned`.
[[nodiscard]] Result<ResultSet> statementResult(const pg_conn *connection, pg_result *owned);

} // namespace meja
