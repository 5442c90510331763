#pragma once

#include "page.h"
#include "resource.h"
#include "rowchanges.h"

namespace meja {

/// Whether the changes concern a related row that one of the columns shows. Also true when this cannot be
/// known: the keys of the changed rows are missing, or the record has no link to its related row.
[[nodiscard]] bool showsRelatedRow(const Record &record, const QList<const Column *> &columns,
                                   const Resource &resource, const RowChanges &changes);

} // namespace meja
