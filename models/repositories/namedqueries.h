#pragma once

#include "statement.h"

#include <QHash>
#include <QString>

namespace meja {

/// The fixed statements of `resources/sql/queries`: each begins with a line `-- name`, its comment
/// follows, and it ends where the next begins.
class NamedQueries
{
public:
    /// Reads `:/sql/queries/<file>.sql` once per program run. A missing file or name is a bug and fatal.
    static Statement statement(const QString &file, const QString &name);
};

} // namespace meja
