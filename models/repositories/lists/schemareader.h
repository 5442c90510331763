#pragma once

#include "connection.h"
#include "schema.h"

namespace meja {

/// Reads the tables, indexes, foreign keys and grants that resources depend on from PostgreSQL's catalogue.
/// Every login may read it. Fails like `Connection::run`.
[[nodiscard]] Result<Schema> readSchema(Connection &connection);

} // namespace meja
