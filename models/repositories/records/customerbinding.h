#pragma once

#include "ids.h"
#include "statement.h"

namespace meja {

/// A statement of `customers.sql`, its `:customer` bound: the first wall around a customer's rows. Alone in
/// its file, so that a test can put another one in its place and see the second wall hold.
[[nodiscard]] Statement customerStatement(const char *name, UserId customer);

} // namespace meja
