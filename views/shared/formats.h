#pragma once

#include "valueformat.h"

namespace meja {

/// Formats values in the current language. For the window's thread only.
[[nodiscard]] const ValueFormat &valueFormat();

} // namespace meja
