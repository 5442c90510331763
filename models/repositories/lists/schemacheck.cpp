#include "schemacheck.h"

#include "predicatesql.h"
#include "resourcechecker.h"
#include "schemareader.h"

namespace meja {

namespace {

/// All columns the role may see, of no row: PostgreSQL resolves every name, type and right, and reads
/// nothing.
QString readingNothing(const Resource &resource, Role role)
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

Result<> readNothing(Connection &connection, const QStringList &parts)
{
    return connection.run(QLatin1String("select ") + parts.join(QLatin1String(", "))).map([](auto &&) {});
}

bool isOurFault(const Error &error)
{
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Forbidden;
}

Result<QStringList> unreadable(Connection &connection, const QList<Resource> &resources, Role role)
{
    QStringList problems;
    for (const Resource &resource : resources) {
        const auto read = readNothing(connection, {readingNothing(resource, role)});
        if (!read && !isOurFault(read.error()))
            return tl::unexpected(read.error());
        if (!read)
            problems.append(resource.name + QLatin1String(": its columns can't be read: ") +
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
            parts.append(readingNothing(resource, role));
        }
    }
    // One round trip when all is well; one per resource to name the one that isn't.
    const auto all = readNothing(connection, parts);
    if (!all && !isOurFault(all.error()))
        return tl::unexpected(all.error());
    return all ? QStringList() : unreadable(connection, open, role);
}

} // namespace meja
