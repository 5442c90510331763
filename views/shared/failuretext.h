#pragma once

#include "error.h"

#include <QString>

namespace meja {

/// What went wrong, in a sentence people understand; never the database's own words.
[[nodiscard]] QString failureSentence(const Error &error);
/// What can be done about it; may be empty.
[[nodiscard]] QString failureHint(const Error &error);

} // namespace meja
