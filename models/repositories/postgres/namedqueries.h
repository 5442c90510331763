#pragma once

#include "statement.h"

#include <QHash>
#include <QString>

namespace meja {

/// The fixed statements of `resources/sql/queries`. Each one starts with a line `-- name`, followed by its
/// comment, and ends where the next one starts.
class NamedQueries
{
public:
    /// Reads `:/sql/queries/<file>.sql` once per process. A missing file or name is a bug and ends the
    /// program.
    static Statement statement(const QString &file, const QString &name);
    /// The unparsed text of a statement, for tests.
    static QString text(const QString &file, const QString &name);
    /// The names of all statements of a file, for tests.
    static QStringList names(const QString &file);
};

} // namespace meja
