#include "resource.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace meja {

namespace {

template <class T>
const T *named(const QList<T> &items, const QString &name)
{
    const auto found =
        std::find_if(items.cbegin(), items.cend(), [&](const T &item) { return item.name == name; });
    return found == items.cend() ? nullptr : &*found;
}

} // namespace

QString Resource::countText(qint64 rows) const
{
    const auto count = static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max()));
    return QCoreApplication::translate("Counts", counted, nullptr, count);
}

const Column *Resource::column(const QString &columnName) const
{
    return named(columns, columnName);
}

const Filter *Resource::filter(const QString &columnName) const
{
    const auto found = std::find_if(filters.cbegin(), filters.cend(),
                                    [&](const Filter &each) { return each.column == columnName; });
    return found == filters.cend() ? nullptr : &*found;
}

bool Resource::isOrderedBy(const SortLevel &level) const
{
    const Column *known = column(level.column);
    if (!known || known->isComputed() || !known->relation.isEmpty())
        return false;
    return known->sortable || known->field == key || defaultOrder.contains(level);
}

bool Resource::canSortRowsBy(const QString &columnName) const
{
    const Column *known = column(columnName);
    return known && !known->isComputed() && known->relation.isEmpty() && known->type != ValueType::Changes;
}

const Relation *Resource::relation(const QString &relationName) const
{
    return named(relations, relationName);
}

} // namespace meja
