#include "sortrules.h"

#include "formats.h"

#include <QCoreApplication>

#include <algorithm>

namespace meja {

namespace {

QString sortText(const char *source)
{
    return QCoreApplication::translate("meja::SortRules", source);
}

bool isIndexed(const Resource &resource, const Column &column)
{
    return resource.isOrderedBy({column.name, SortDirection::Ascending}) ||
           resource.isOrderedBy({column.name, SortDirection::Descending});
}

} // namespace

QString sortProblem(const Resource &resource, const Column &column, Role role, const ListQuery &query,
                    const ListStatus &status)
{
    if (column.isMaskedFor(role))
        return sortText(QT_TRANSLATE_NOOP("meja::SortRules", "Cannot be sorted: masked for your role"));
    if (isIndexed(resource, column))
        return {};
    if (!resource.canSortRowsBy(column.name))
        return sortText(
            QT_TRANSLATE_NOOP("meja::SortRules", "Cannot be sorted: the value comes from other records"));
    if (!query.search.isEmpty())
        return sortText(QT_TRANSLATE_NOOP("meja::SortRules", "Cannot be sorted while a search is active"));
    if (!status.exactRows || status.rows > maxSortedRows)
        return sortText(
                   QT_TRANSLATE_NOOP("meja::SortRules", "Can be sorted up to %1 rows: add a filter first"))
            .arg(valueFormat().number(maxSortedRows));
    return {};
}

bool isIndexedOrder(const Resource &resource, const QList<SortLevel> &order)
{
    return std::all_of(order.cbegin(), order.cend(), [&](const SortLevel &level) {
        const Column *column = resource.column(level.column);
        return column && isIndexed(resource, *column);
    });
}

} // namespace meja
