#pragma once

#include "error.h"
#include "signingate.h"

namespace meja {

/// What a failed attempt to connect was about, by its code alone: its words are in the server's language.
[[nodiscard]] SignInProblem signInProblem(const Error &error);

} // namespace meja
