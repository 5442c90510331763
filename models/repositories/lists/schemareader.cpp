#include "schemareader.h"

#include "namedqueries.h"

#include <array>

namespace meja {

namespace {

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
                                                     .nullable = rows.boolean(row, 3),
                                                     .codes = names(rows.text(row, 4)),
                                                     .readers = rolesOf(rows.text(row, 5))});
}

void readIndex(const ResultSet &rows, int row, Schema &schema)
{
    schema.tables[rows.text(row, 0)].indexes.append({.name = rows.text(row, 1),
                                                     .unique = rows.boolean(row, 2),
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

struct Part
{
    const char *statement;
    void (*read)(const ResultSet &rows, int row, Schema &schema);
};

constexpr std::array parts{Part{"schema_columns", readColumn}, Part{"schema_indexes", readIndex},
                           Part{"schema_foreign_keys", readForeignKey},
                           Part{"schema_reserved_words", readReservedWord}};

} // namespace

Result<Schema> readSchema(Connection &connection)
{
    QList<Statement> statements;
    for (const Part &part : parts)
        statements.append(
            NamedQueries::statement(QStringLiteral("schema"), QString::fromLatin1(part.statement)));
    const auto results = connection.runAll(statements);
    if (!results)
        return tl::unexpected(results.error());
    Schema schema;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ResultSet &rows = results->at(static_cast<qsizetype>(i));
        for (int row = 0; row < rows.rowCount(); ++row)
            parts[i].read(rows, row, schema);
    }
    return schema;
}

} // namespace meja
