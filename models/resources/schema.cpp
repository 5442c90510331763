#include "schema.h"

#include <QRegularExpression>

#include <algorithm>

namespace meja {

namespace {

bool leads(const Schema::Index &index, const QString &field)
{
    return index.method == u"btree" && index.columns.first() == field;
}

bool holdsOnlyRowsBy(const Schema::Index &index, const QString &field)
{
    return QRegularExpression(QStringLiteral("\\b%1\\b").arg(field)).match(index.predicate).hasMatch();
}

} // namespace

QString indexColumn(const QString &field, bool isPeopleText)
{
    return isPeopleText ? field + QLatin1String("@people") : field;
}

bool Schema::Table::servesOrder(const QString &column, const QString &key) const
{
    return std::ranges::any_of(indexes, [&](const Index &index) {
        return index.method == u"btree" && index.predicate.isEmpty() &&
               index.columns == QStringList{column, key};
    });
}

bool Schema::Table::servesFilter(const QString &field, bool twoKinds) const
{
    return std::ranges::any_of(indexes, [&](const Index &index) {
        return leads(index, field) || (twoKinds && holdsOnlyRowsBy(index, field));
    });
}

bool Schema::Table::servesSearch(const QString &field, bool wholeValues) const
{
    const QString filled = QStringLiteral("(%1 IS NOT NULL)").arg(field);
    return std::ranges::any_of(indexes, [&](const Index &index) {
        const bool holdsAll = index.predicate.isEmpty() || index.predicate == filled;
        return holdsAll && ((index.method == u"gin" && index.columns.contains(field)) ||
                            (wholeValues && leads(index, field)));
    });
}

bool Schema::leadsTo(const QString &table, const QString &column, const QString &target, int steps) const
{
    return steps > 0 && std::ranges::any_of(tables.value(table).foreignKeys, [&](const ForeignKey &key) {
               const auto place = key.columns.indexOf(column);
               if (place < 0)
                   return false;
               const QString &referenced = key.referenced[place];
               return (key.table == target && referenced == u"id") ||
                      leadsTo(key.table, referenced, target, steps - 1);
           });
}

} // namespace meja
