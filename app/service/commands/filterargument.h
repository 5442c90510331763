#pragma once

#include "error.h"
#include "listquery.h"
#include "resource.h"

#include <QDate>
#include <QString>

namespace meja {

/// Parses one `--filter field=value` of `list`. Ranges include both ends and their last day. Amounts, days
/// and booleans are written as in the search box; a code must be one of the column's codes.
///
/// An unknown column is not an error here. `ListArguments::check` reports it, since the allowed names depend
/// on the role.
/// @param today the store's current day, for words such as `kemarin`.
/// @returns `Invalid` with a message that contains the wrong part and valid examples.
[[nodiscard]] Result<Condition> readFilterArgument(const Resource &resource, const QString &filter,
                                                   QDate today);

} // namespace meja
