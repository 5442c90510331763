#pragma once

#include "ids.h"
#include "statement.h"

namespace meja {

/// A statement of `customers.sql` with `:customer` bound. This condition is the first of the two checks that
/// limit a customer to their own rows; row-level security is the second. The function has its own file, so
/// that a test can replace it and verify the second check alone.
[[nodiscard]] Statement customerStatement(const char *name, UserId customer);

} // namespace meja
