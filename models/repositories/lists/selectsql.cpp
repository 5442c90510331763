#include "selectsql.h"

namespace meja {

QString SelectSql::text() const
{
    QStringList conditions = where;
    conditions.removeAll(QString());
    QString sql = QStringLiteral("select %1 from %2").arg(columns.join(QLatin1String(", ")), from);
    if (!conditions.isEmpty())
        sql += QLatin1String(" where ") + conditions.join(QLatin1String(" and "));
    if (!groupBy.isEmpty())
        sql += QLatin1String(" group by ") + groupBy;
    if (!orderBy.isEmpty())
        sql += QLatin1String(" order by ") + orderBy;
    if (limit > 0)
        sql += QStringLiteral(" limit %1").arg(limit);
    if (offset > 0 || isFenced)
        sql += QStringLiteral(" offset %1").arg(offset);
    return sql;
}

QString SelectSql::as(const QString &alias) const
{
    return u'(' + text() + QLatin1String(") as ") + alias;
}

QString withSelects(const QList<NamedSelect> &named, const SelectSql &select)
{
    QStringList parts;
    for (const NamedSelect &each : named)
        parts.append(each.name + QLatin1String(each.materialized ? " as materialized (" : " as (") +
                     each.query + u')');
    return QLatin1String("with ") + parts.join(QLatin1String(", ")) + u' ' + select.text();
}

QString unionOf(const QStringList &queries, const QString &keyword)
{
    QStringList parts;
    for (const QString &query : queries)
        parts.append(u'(' + query + u')');
    return parts.join(u' ' + keyword + u' ');
}

} // namespace meja
