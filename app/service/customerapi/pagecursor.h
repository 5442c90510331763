#pragma once

#include "pageposition.h"

#include <QString>

namespace meja {

/// The opaque text of a cursor, which clients send back to read another page.
[[nodiscard]] QString encodeCursor(const PagePosition &place);

/// Empty for every text that `encodeCursor()` does not return.
[[nodiscard]] std::optional<PagePosition> decodeCursor(const QString &text);

} // namespace meja
