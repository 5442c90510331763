#pragma once

#include "role.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// How an index names its column: a text in the order of people (collation `meja.people`) as `name@people`.
[[nodiscard]] QString indexColumn(const QString &field, bool isPeopleText);

/// The tables, indexes, foreign keys and grants of the database that resources depend on. For
/// `ResourceChecker`.
struct Schema
{
    struct Column
    {
        QString type; ///< PostgreSQL's name, such as `bigint` or `timestamp with time zone`.
        bool nullable = false;
        QStringList codes = {};   ///< The values that a CHECK lists.
        QList<Role> readers = {}; ///< The groups with `SELECT` on it.
    };

    struct Index
    {
        QString name;
        bool unique = false;
        QString method;         ///< `btree`, `gin`.
        QStringList columns;    ///< In index order, as `indexColumn` writes them; empty for an expression.
        QString predicate = {}; ///< The condition of a partial index, as PostgreSQL prints it.
    };

    struct ForeignKey
    {
        QStringList columns;
        QString table;
        QStringList referenced;
    };

    struct Table
    {
        QHash<QString, Column> columns = {};
        QList<Index> indexes = {};
        QList<ForeignKey> foreignKeys = {};

        /// Whether an index has exactly the columns (field, key), so that a page is one range of it. `column`
        /// is written like an `indexColumn`.
        [[nodiscard]] bool servesOrder(const QString &column, const QString &key) const;
        /// Whether an index leads with the field. If the filter has only two values, a partial index over the
        /// rarer value is enough.
        [[nodiscard]] bool servesFilter(const QString &field, bool twoKinds) const;
        /// Whether a trigram index serves parts of words, or any index that leads with the field serves whole
        /// values.
        [[nodiscard]] bool servesSearch(const QString &field, bool wholeValues) const;
    };

    QHash<QString, Table> tables = {};
    QStringList reservedWords = {}; ///< SQL words that cannot name a relation.

    /// Whether a foreign key leads from the column to `target`, directly or through at most `steps` tables.
    /// (The customer of an order item is the customer of its order.)
    [[nodiscard]] bool leadsTo(const QString &table, const QString &column, const QString &target,
                               int steps = 4) const;
};

} // namespace meja
