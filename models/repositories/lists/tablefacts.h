#pragma once

#include "connection.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace meja {

/// What the schema says of one table's columns and plain indexes; plans rest on it, answers never do.
struct TableFacts
{
    QSet<QString> notNull;
    QList<QStringList> indexes; ///< Columns of each whole B-tree index, in its order.

    [[nodiscard]] bool hasIndexBeginningWith(const QStringList &columns) const;
};

/// The facts of every table, by name.
using SchemaFacts = QHash<QString, TableFacts>;

/// Reads the facts of the schema `meja`. Failures as `Connection::run`.
Result<SchemaFacts> readSchemaFacts(Connection &connection);

} // namespace meja
