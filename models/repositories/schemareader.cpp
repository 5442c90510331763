#include "schemareader.h"

#include "namedqueries.h"

#include <functional>

namespace meja {

namespace {

using RowReader = std::function<void(const ResultSet &rows, int row, Schema &schema)>;

QStringList names(const QString &list)
{
    return list.isEmpty() ? QStringList{} : list.split(u',');
}

QList<Role> rolesOf(const QString &groups)
{
    QList<Role> roles;
    for (const QString &group : names(groups)) {
        if (const auto role = roleFromDatabaseGroup(group))
            roles.append(*role);
    }
    return roles;
}

void readColumn(const ResultSet &rows, int row, Schema &schema)
{
    schema.tables[rows.text(row, 0)].columns.insert(rows.text(row, 1),
                                                    {.type = rows.text(row, 2),
                                                     .nullable = rows.truth(row, 3),
                                                     .codes = names(rows.text(row, 4)),
                                                     .readers = rolesOf(rows.text(row, 5))});
}

void readIndex(const ResultSet &rows, int row, Schema &schema)
{
    schema.tables[rows.text(row, 0)].indexes.append({.name = rows.text(row, 1),
                                                     .unique = rows.truth(row, 2),
                                                     .method = rows.text(row, 3),
                                                     .columns = rows.text(row, 4).split(u','),
                                                     .predicate = rows.text(row, 5)});
}

void readForeignKey(const ResultSet &rows, int row, Schema &schema)
{
    schema.tables[rows.text(row, 0)].foreignKeys.append({.columns = names(rows.text(row, 1)),
                                                         .table = rows.text(row, 2),
                                                         .referenced = names(rows.text(row, 3))});
}

void readReservedWord(const ResultSet &rows, int row, Schema &schema)
{
    schema.reservedWords.append(rows.text(row, 0));
}

Result<> readRows(Connection &connection, const char *statement, Schema &schema, const RowReader &read)
{
    const auto rows =
        connection.run(NamedQueries::statement(QStringLiteral("schema"), QString::fromLatin1(statement)));
    if (!rows)
        return tl::unexpected(rows.error());
    for (int row = 0; row < rows->rowCount(); ++row)
        read(*rows, row, schema);
    return {};
}

} // namespace

Result<Schema> readSchema(Connection &connection)
{
    Schema schema;
    const auto read =
        readRows(connection, "schema_columns", schema, readColumn)
            .and_then([&] { return readRows(connection, "schema_indexes", schema, readIndex); })
            .and_then([&] { return readRows(connection, "schema_foreign_keys", schema, readForeignKey); })
            .and_then(
                [&] { return readRows(connection, "schema_reserved_words", schema, readReservedWord); });
    if (!read)
        return tl::unexpected(read.error());
    return schema;
}

} // namespace meja
