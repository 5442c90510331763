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
    /// The same as it stands in the file, for tests that look at the words.
    static QString text(const QString &file, const QString &name);
    /// All names of a file.
    static QStringList names(const QString &file);
};

} // namespace meja
