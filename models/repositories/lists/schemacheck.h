#pragma once

#include "connection.h"
#include "resource.h"

#include <QStringList>

namespace meja {

/// Checks the resources at program start: first against the schema and its grants (`ResourceChecker`), then
/// their expressions by running them as the connection's login.
///
/// @returns one sentence per fault; empty when there is none. Fails like `Connection::run`.
[[nodiscard]] Result<QStringList> checkResources(Connection &connection, const QList<Resource> &catalogue,
                                                 Role role);

} // namespace meja
