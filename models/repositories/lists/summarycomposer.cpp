#include "summarycomposer.h"

namespace meja {

namespace {

constexpr qint64 maxValues = 200;

QString unitOf(Granularity granularity)
{
    switch (granularity) {
    case Granularity::Year:
        return QStringLiteral("year");
    case Granularity::Month:
        return QStringLiteral("month");
    case Granularity::Day:
        return QStringLiteral("day");
    }
    Q_UNREACHABLE();
}

QString ownField(const Column &column)
{
    return QLatin1String("t.") + quotedName(column.field);
}

QString storeDay(const QString &time)
{
    return QStringLiteral("(%1 at time zone 'Asia/Jakarta')::date").arg(time);
}

} // namespace

Statement SummaryComposer::count() const
{
    return rows([](SelectSql &all, PredicateSql &) {
        all.columns = {QStringLiteral("count(*)")};
        return all.text();
    });
}

Statement SummaryComposer::explain() const
{
    return rows([](SelectSql &all, PredicateSql &) {
        all.columns = {QStringLiteral("1")};
        return QLatin1String("explain (format json) ") + all.text();
    });
}

Statement SummaryComposer::explainParts(const QList<Criterion> &criteria) const
{
    return rows([&criteria](const SelectSql &all, PredicateSql &predicates) {
        QStringList parts;
        for (const Criterion &each : criteria) {
            SelectSql part = all;
            part.columns = {QStringLiteral("1")};
            part.where.append(predicates.criterion(each, PredicateSql::Reach::BySet));
            parts.append(part.text());
        }
        return QLatin1String("explain (format json) ") + unionOf(parts, QStringLiteral("union all"));
    });
}

Statement SummaryComposer::facet(const Column &column) const
{
    return rows([&column](SelectSql &all, PredicateSql &) {
        all.columns = {ownField(column), QStringLiteral("count(*)")};
        all.groupBy = QStringLiteral("1");
        all.orderBy = QLatin1String("2 desc, ") +
                      sortExpression(QStringLiteral("t"), {.field = column.field, .isText = column.isText()});
        all.limit = maxValues;
        return all.text();
    });
}

Statement SummaryComposer::histogram(const Column &column, Granularity granularity) const
{
    return rows([&column, granularity](SelectSql &all, PredicateSql &) {
        const QString start = QStringLiteral("date_trunc('%1', %2 at time zone 'Asia/Jakarta')::date")
                                  .arg(unitOf(granularity), ownField(column));
        all.columns = {start, QStringLiteral("count(*)")};
        all.where.append(ownField(column) + QLatin1String(" is not null"));
        all.groupBy = QStringLiteral("1");
        all.orderBy = QStringLiteral("1");
        return all.text();
    });
}

Statement SummaryComposer::extremes(const Column &column) const
{
    const QString time = ownField(column);
    const SelectSql days{.columns = {storeDay(QStringLiteral("min(%1)").arg(time)),
                                     storeDay(QStringLiteral("max(%1)").arg(time))},
                         .from = quotedName(m_list.criteria().resource().table) + QLatin1String(" as t")};
    return Statement(days.text());
}

Statement SummaryComposer::anchors(qint64 step) const
{
    const QString own = QStringLiteral("t");
    const Keyset keyset(m_list.criteria().levels(), m_list.facts(), false);
    return rows([&](SelectSql &all, PredicateSql &) {
        all.columns =
            m_list.levelFields(own) +
            QStringList{QStringLiteral("row_number() over (order by %1) as place").arg(keyset.orderBy(own))};
        SelectSql anchors{.columns = {},
                          .from = all.as(QStringLiteral("numbered")),
                          .where = {QStringLiteral("place % %1 = 0").arg(step)},
                          .orderBy = QStringLiteral("place")};
        for (qsizetype i = 0; i < keyset.levels().size(); ++i)
            anchors.columns.append(QStringLiteral("s%1::text").arg(i));
        return anchors.text();
    });
}

/// A statement over all rows of the list.
Statement SummaryComposer::rows(const std::function<QString(SelectSql &all, PredicateSql &)> &compose) const
{
    SqlText text;
    PredicateSql predicates(m_list.criteria().resource(), text);
    SelectSql all = m_list.matchingRows(predicates, m_byHits);
    return text.statement(compose(all, predicates));
}

} // namespace meja
