#pragma once

#include "valueformat.h"

namespace meja {

/// Writes values in the language of the moment, for the window's thread.
[[nodiscard]] const ValueFormat &valueFormat();

} // namespace meja
