#pragma once

#include "error.h"

#include <QString>

namespace meja {

/// A sentence for users about what failed. It never contains the database's message.
[[nodiscard]] QString failureSentence(const Error &error);
/// What the user can do about it; may be empty.
[[nodiscard]] QString failureHint(const Error &error);

} // namespace meja
