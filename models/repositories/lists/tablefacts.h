#pragma once

#include "connection.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace meja {

/// The NOT NULL columns and plain indexes of one table. They only influence which plan is chosen, never which
/// rows are returned.
struct TableFacts
{
    QSet<QString> notNull;
    QList<QStringList> indexes; ///< Columns of each B-tree index without a predicate, in index order.

    [[nodiscard]] bool hasIndexBeginningWith(const QStringList &columns) const;
};

/// Facts by table name.
using SchemaFacts = QHash<QString, TableFacts>;

/// Reads the facts of all tables in the schema `meja`. Fails like `Connection::run`.
Result<SchemaFacts> readSchemaFacts(Connection &connection);

} // namespace meja
