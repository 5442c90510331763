#pragma once

#include "connection.h"
#include "role.h"

namespace meja {

/// The role the signed-in person reads with, by the groups of the login; a superuser reads as an admin.
/// `Forbidden` for a login that belongs to none.
Result<Role> readLoginRole(Connection &connection);

} // namespace meja
