#pragma once

#include "plaintables.h"

#include <optional>

namespace meja {

/// The value of a computed column such as `products.rating`, computed in C++ without its SQL. A null text
/// stands for NULL; nullopt means that the column is not implemented here yet.
[[nodiscard]] std::optional<QString> plainComputed(const QString &column, const PlainFields &fields,
                                                   PlainTables &tables);

} // namespace meja
