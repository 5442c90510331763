#pragma once

#include <QIcon>

namespace meja {

/// The icon of the program in its own colours, up to 256×256 pixels.
[[nodiscard]] QIcon applicationIcon();

} // namespace meja
