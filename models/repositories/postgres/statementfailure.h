#pragma once

#include "error.h"
#include "resultset.h"

#include <QLatin1StringView>

struct pg_conn;
struct pg_result;

namespace meja {

/// The kind of a failure by its SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html; class
/// MJ is our own, see the migrations.
[[nodiscard]] ErrorKind errorKindOf(QLatin1StringView state);

/// Why a statement failed, by its answer: the SQLSTATE is the code. `OutcomeUnknown` with the code `lost`
/// when no answer came, for the statement may have been carried out.
[[nodiscard]] Error statementFailure(const pg_conn *connection, const pg_result *result);

/// The rows a statement gave, or why it failed.
[[nodiscard]] Result<ResultSet> statementAnswer(const pg_conn *connection, pg_result *owned);

} // namespace meja
