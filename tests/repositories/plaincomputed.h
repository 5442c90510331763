#pragma once

#include "plaintables.h"

#include <optional>

namespace meja {

/// What a computed column (`products.rating`) shows of a row, without its SQL; null for NULL, nothing for
/// a column that hasn't been told here yet.
[[nodiscard]] std::optional<QString> plainComputed(const QString &column, const PlainFields &fields,
                                                   PlainTables &tables);

} // namespace meja
