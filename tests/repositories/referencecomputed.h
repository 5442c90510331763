#pragma once

#include "referencetables.h"

#include <optional>

namespace meja {

/// The value of a computed column (`products.rating`) for one row, without its SQL. A null text for NULL;
/// empty for a column that is not implemented here.
[[nodiscard]] std::optional<QString> referenceComputed(const QString &column, const ReferenceFields &fields,
                                                       ReferenceTables &tables);

} // namespace meja
