#pragma once

#include "connection.h"
#include "resource.h"

#include <QStringList>

namespace meja {

/// The check at start-up: the descriptions against the schema and its grants (`ResourceChecker`), then
/// their expressions against PostgreSQL itself, as the connection's own login.
///
/// @returns one sentence per fault, empty when all is well. Failures are those of `Connection::run`.
[[nodiscard]] Result<QStringList> checkResources(Connection &connection, const QList<Resource> &catalogue,
                                                 Role role);

} // namespace meja
