#pragma once

#include "error.h"
#include "signingate.h"

namespace meja {

/// Returns the cause of a failed connection attempt by its SQLSTATE. The message cannot be used, because its
/// language depends on the server.
[[nodiscard]] SignInProblem signInProblem(const Error &error);

} // namespace meja
