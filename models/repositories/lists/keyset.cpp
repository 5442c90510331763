#include "keyset.h"

#include <algorithm>

namespace meja {

namespace {

QString ownField(const OrderLevel &level)
{
    return sortExpression(QStringLiteral("t"), level);
}

const char *keyword(SortDirection direction)
{
    return direction == SortDirection::Ascending ? "asc" : "desc";
}

SortDirection opposite(SortDirection direction)
{
    return direction == SortDirection::Ascending ? SortDirection::Descending : SortDirection::Ascending;
}

QString operatorAfter(SortDirection direction)
{
    return direction == SortDirection::Ascending ? QStringLiteral(" > ") : QStringLiteral(" < ");
}

QString equal(const QString &column, const QString &value, SqlText &text)
{
    return value.isNull() ? column + QLatin1String(" is null")
                          : column + QLatin1String(" = ") + text.place(value);
}

} // namespace

QString sortExpression(const QString &alias, const OrderLevel &level)
{
    const QString column = alias + u'.' + quotedName(level.field);
    return level.isText ? column + QLatin1String(" collate meja.people") : column;
}

Keyset::Keyset(QList<OrderLevel> levels, TableFacts facts, bool backward)
    : m_levels(std::move(levels)), m_facts(std::move(facts))
{
    for (OrderLevel &level : m_levels)
        level.direction = backward ? opposite(level.direction) : level.direction;
}

QString Keyset::orderBy(const QString &alias) const
{
    QStringList parts;
    for (const OrderLevel &level : m_levels)
        parts.append(sortExpression(alias, level) + u' ' + QLatin1String(keyword(level.direction)));
    return parts.join(QLatin1String(", "));
}

QString Keyset::orderByPicked(const QString &alias) const
{
    QStringList parts;
    for (qsizetype i = 0; i < m_levels.size(); ++i)
        parts.append(
            QStringLiteral("%1.s%2 %3").arg(alias).arg(i).arg(QLatin1String(keyword(m_levels[i].direction))));
    return parts.join(QLatin1String(", "));
}

Result<QStringList> Keyset::ranges(const std::optional<Cursor> &cursor, const std::optional<QString> &start,
                                   SqlText &text) const
{
    if (!cursor)
        return start ? rangesFrom(*start, text) : QStringList{QString()};
    if (cursor->values.size() != m_levels.size() - 1)
        return failure(ErrorKind::Invalid, QStringLiteral("the cursor belongs to another order"));
    const QStringList values = cursor->values + QStringList{QString::number(cursor->key)};
    const bool hasNull =
        std::any_of(values.cbegin(), values.cend(), [](const QString &each) { return each.isNull(); });
    return allSameDirection() && !hasNull ? rangesByRow(values, text) : rangesByLevel(values, text);
}

bool Keyset::isNullable(const OrderLevel &level) const
{
    return !m_facts.notNull.contains(level.field);
}

bool Keyset::allSameDirection() const
{
    return std::all_of(m_levels.cbegin(), m_levels.cend(),
                       [&](const OrderLevel &each) { return each.direction == m_levels.first().direction; });
}

QStringList Keyset::rangesFrom(const QString &start, SqlText &text) const
{
    const OrderLevel &first = m_levels.first();
    const bool ascending = first.direction == SortDirection::Ascending;
    const QString column = ownField(first);
    QStringList ranges{column + (ascending ? QLatin1String(" >= ") : QLatin1String(" <= ")) +
                       text.place(start)};
    if (ascending && isNullable(first))
        ranges.append(column + QLatin1String(" is null"));
    return ranges;
}

/// One row comparison. In ascending order NULL comes last and a row comparison excludes it, so those rows are
/// ranges of their own.
QStringList Keyset::rangesByRow(const QStringList &values, SqlText &text) const
{
    QStringList columns;
    QStringList places;
    QStringList nulls;
    QString same;
    for (qsizetype i = 0; i < m_levels.size(); ++i) {
        const QString column = ownField(m_levels[i]);
        columns.append(column);
        places.append(text.place(values[i]));
        if (isNullable(m_levels[i]) && m_levels[i].direction == SortDirection::Ascending)
            nulls.prepend(same + column + QLatin1String(" is null"));
        same += column + QLatin1String(" = ") + places.last() + QLatin1String(" and ");
    }
    const QString row = QStringLiteral("(%1)%2(%3)")
                            .arg(columns.join(QLatin1String(", ")), operatorAfter(m_levels.first().direction),
                                 places.join(QLatin1String(", ")));
    return QStringList{row} + nulls;
}

/// One range per level, from the last to the first: the rows that equal the cursor in all levels before it
/// and come after the cursor in this level.
QStringList Keyset::rangesByLevel(const QStringList &values, SqlText &text) const
{
    QStringList ranges;
    for (qsizetype i = m_levels.size() - 1; i >= 0; --i) {
        const QString column = ownField(m_levels[i]);
        const bool ascending = m_levels[i].direction == SortDirection::Ascending;
        QString same;
        for (qsizetype before = 0; before < i; ++before)
            same += equal(ownField(m_levels[before]), values[before], text) + QLatin1String(" and ");
        if (values[i].isNull()) {
            if (!ascending)
                ranges.append(same + column + QLatin1String(" is not null"));
            continue;
        }
        ranges.append(same + column + operatorAfter(m_levels[i].direction) + text.place(values[i]));
        if (ascending && isNullable(m_levels[i]))
            ranges.append(same + column + QLatin1String(" is null"));
    }
    return ranges;
}

} // namespace meja
