#pragma once

#include "error.h"
#include "signingate.h"

namespace meja {

/// What a failed attempt to connect was about. libpq tells no SQLSTATE of it, only words; they are
/// English wherever the server isn't told otherwise, and anything unknown stays `Other`.
[[nodiscard]] SignInProblem signInProblem(const Error &error);

} // namespace meja
