#pragma once

#include "connection.h"
#include "role.h"

namespace meja {

/// The role of the connection's login, from its database groups; a superuser is an admin. Fails with
/// `Forbidden` for a login in none of the groups, otherwise like `Connection::run`.
Result<Role> readLoginRole(Connection &connection);

} // namespace meja
