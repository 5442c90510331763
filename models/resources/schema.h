#pragma once

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
        QStringList codes = {}; ///< The values a CHECK allows, where it lists them.
    };

    struct Index
    {
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
    };

    QHash<QString, Table> tables = {};
    QStringList reservedWords = {}; ///< Those that can't name a relation.
};

} // namespace meja
