#pragma once

#include "error.h"
#include "listquery.h"
#include "resource.h"

#include <QDate>
#include <QString>

namespace meja {

/// Reads one `--filter field=value` as a person means it: ranges hold their last day and both their ends,
/// amounts, days and truths are spelled as in the search box, codes have to be among the column's.
///
/// An unknown column is left for `ListArguments::check`, which knows whom it may be named to.
/// @param today the store's day, for words like `kemarin`.
/// @returns `Invalid` with a sentence that names what is off and what would do.
[[nodiscard]] Result<Condition> readFilterArgument(const Resource &resource, const QString &filter,
                                                   QDate today);

} // namespace meja
