#pragma once

#include "listquery.h"

#include <QString>

#include <optional>

namespace meja {

/// The filter for the rows that have the same value in this column as a given row; empty if the list has no
/// such filter. @param raw the value as the database printed it; null for NULL. @param linkKey the key of
/// the related row; empty for none.
[[nodiscard]] std::optional<Condition> conditionOfValue(const Resource &resource, const Column &column,
                                                        const QString &raw, const QString &linkKey);

} // namespace meja
