#pragma once

#include "error.h"
#include "signingate.h"

namespace meja {

/// The cause of a failed connection attempt, found by its SQLSTATE: the message is in the server's language.
[[nodiscard]] SignInProblem signInProblem(const Error &error);

} // namespace meja
