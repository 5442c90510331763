#pragma once

#include "pageplace.h"

#include <QString>

namespace meja {

/// The opaque text of a cursor, which clients send back to read another page.
[[nodiscard]] QString encodeCursor(const PagePlace &place);

/// Empty for every text that `encodeCursor()` does not return.
[[nodiscard]] std::optional<PagePlace> decodeCursor(const QString &text);

} // namespace meja
