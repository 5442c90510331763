#pragma once

#include "role.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// What the database says of its own tables, as far as resources rest on it.
struct Schema
{
    struct Column
    {
        QString type; ///< As PostgreSQL names it: `bigint`, `timestamp with time zone`.
        bool nullable = false;
        QStringList codes = {};   ///< The values a CHECK allows, where it lists them.
        QList<Role> readers = {}; ///< The groups that may select it.
    };

    struct Index
    {
        QString name;
        bool unique = false;
        QString method;         ///< `btree`, `gin`.
        QStringList columns;    ///< Names in their order; empty texts for expressions.
        QString predicate = {}; ///< Of a partial index, as PostgreSQL prints it.
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

        /// An index over (field, key) alone: a page by key is one range of it.
        [[nodiscard]] bool servesOrder(const QString &field, const QString &key) const;
        /// Rows of one value of the field are found by an index that leads with it or, where there are
        /// but two kinds of rows, by one that holds only the rare kind.
        [[nodiscard]] bool servesFilter(const QString &field, bool twoKinds) const;
        /// Parts of words are found by trigrams, whole values by any index that leads with the field.
        [[nodiscard]] bool servesSearch(const QString &field, bool wholeValues) const;
    };

    QHash<QString, Table> tables = {};
    QStringList reservedWords = {}; ///< Those that can't name a relation.

    /// Whether the column is a key of the target, by a foreign key of its own or by one of the table
    /// that its foreign key leads to: an item's customer is its order's.
    [[nodiscard]] bool leadsTo(const QString &table, const QString &column, const QString &target,
                               int steps = 4) const;
};

} // namespace meja
