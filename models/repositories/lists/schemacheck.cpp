#include "schemacheck.h"

#include "predicatesql.h"
#include "resourcechecker.h"
#include "schemareader.h"

namespace meja {

namespace {

/// Selects all columns that the role may see, for no row: PostgreSQL checks every name, type and grant
/// without reading data.
QString selectNoRows(const Resource &resource, Role role)
{
    SqlText text;
    const PredicateSql predicates(resource, text);
    QStringList values;
    for (const Column &column : resource.columns) {
        if (column.isOpenTo(role))
            values.append(predicates.value(column, column.isMaskedFor(role)));
    }
    return QStringLiteral("(select count(*) from (select row(%1) from %2 as t%3 where false) as nothing)")
        .arg(values.join(QLatin1String(", ")), quotedName(resource.table), joinsOf(resource));
}

Result<> runNoRows(Connection &connection, const QStringList &parts)
{
    return connection.run(QLatin1String("select ") + parts.join(QLatin1String(", "))).map([](auto &&) {});
}

bool isFaultOfResource(const Error &error)
{
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Forbidden;
}

Result<QStringList> unreadable(Connection &connection, const QList<Resource> &resources, Role role)
{
    QStringList problems;
    for (const Resource &resource : resources) {
        const auto read = runNoRows(connection, {selectNoRows(resource, role)});
        if (!read && !isFaultOfResource(read.error()))
            return tl::unexpected(read.error());
        if (!read)
            problems.append(resource.name + QLatin1String(": its columns cannot be read: ") +
                            read.error().detail);
    }
    return problems;
}

} // namespace

Result<QStringList> checkResources(Connection &connection, const QList<Resource> &catalogue, Role role)
{
    const auto schema = readSchema(connection);
    if (!schema)
        return tl::unexpected(schema.error());
    if (const QStringList problems = ResourceChecker(catalogue, *schema).problems(); !problems.isEmpty())
        return problems;

    QList<Resource> open;
    QStringList parts;
    for (const Resource &resource : catalogue) {
        if (resource.isOpenTo(role)) {
            open.append(resource);
            parts.append(selectNoRows(resource, role));
        }
    }
    // One round trip without faults; otherwise one per resource, to find the faulty ones.
    const auto all = runNoRows(connection, parts);
    if (!all && !isFaultOfResource(all.error()))
        return tl::unexpected(all.error());
    return all ? QStringList() : unreadable(connection, open, role);
}

} // namespace meja
