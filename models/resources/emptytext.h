#pragma once

#include "resource.h"

namespace meja {

/// What a list without rows says, in the current language: "No reviews yet".
[[nodiscard]] QString emptyText(const Resource &resource);

} // namespace meja
