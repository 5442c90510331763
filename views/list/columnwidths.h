#pragma once

#include "column.h"

namespace meja {

/// Pixels a column takes in a list until somebody sizes it.
[[nodiscard]] int columnWidth(const Column &column);

} // namespace meja
