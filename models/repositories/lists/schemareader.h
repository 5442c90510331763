#pragma once

#include "connection.h"
#include "schema.h"

namespace meja {

/// Reads what resources rest on from PostgreSQL's catalogue; every login may. Failures are those of
/// `Connection::run`.
[[nodiscard]] Result<Schema> readSchema(Connection &connection);

} // namespace meja
