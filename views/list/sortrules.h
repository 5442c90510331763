#pragma once

#include "listquery.h"
#include "liststatus.h"

#include <QString>

namespace meja {

/// Why a list cannot be sorted by this column now, as a sentence; empty if it can. A column without an index
/// is sorted by the server while at most `maxSortedRows` rows match and no search is active.
[[nodiscard]] QString sortProblem(const Resource &resource, const Column &column, Role role,
                                  const ListQuery &query, const ListStatus &status);

/// Whether every level of the order has an index.
[[nodiscard]] bool isIndexedOrder(const Resource &resource, const QList<SortLevel> &order);

} // namespace meja
