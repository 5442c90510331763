#pragma once

#include "pageplace.h"

#include <QString>

namespace meja {

/// A place in a list as clients hand it back: letters that mean nothing to them.
[[nodiscard]] QString encodeCursor(const PagePlace &place);

/// Nothing for what `encodeCursor` never writes.
[[nodiscard]] std::optional<PagePlace> decodeCursor(const QString &text);

} // namespace meja
