#include "summarycomposer.h"

namespace meja {

namespace {

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

} // namespace

Statement SummaryComposer::count() const
{
    SqlText text;
    PredicateSql predicates(m_list.criteria().resource(), text);
    return text.statement(QLatin1String("select count(*) ") + m_list.matchingRows(predicates, m_byHits));
}

Statement SummaryComposer::explain() const
{
    SqlText text;
    PredicateSql predicates(m_list.criteria().resource(), text);
    return text.statement(QLatin1String("explain (format json) select 1 ") +
                          m_list.matchingRows(predicates, m_byHits));
}

Statement SummaryComposer::explainArms(const QList<Criterion> &arms) const
{
    SqlText text;
    PredicateSql predicates(m_list.criteria().resource(), text);
    QStringList selects;
    for (const Criterion &arm : arms)
        selects.append(QStringLiteral("select 1 %1 and %2")
                           .arg(m_list.matchingRows(predicates, m_byHits),
                                predicates.criterion(arm, PredicateSql::Reach::BySet)));
    return text.statement(QLatin1String("explain (format json) ") +
                          selects.join(QLatin1String(" union all ")));
}

Statement SummaryComposer::facet(const Column &column) const
{
    SqlText text;
    PredicateSql predicates(m_list.criteria().resource(), text);
    return text.statement(QStringLiteral("select %1, count(*) %2 group by 1 order by 2 desc, 1 limit 200")
                              .arg(own(column), m_list.matchingRows(predicates, m_byHits)));
}

Statement SummaryComposer::histogram(const Column &column, Granularity granularity) const
{
    SqlText text;
    PredicateSql predicates(m_list.criteria().resource(), text);
    return text.statement(
        QStringLiteral(
            "select date_trunc('%1', %2 at time zone 'Asia/Jakarta')::date, count(*) %3 and %2 is not "
            "null group by 1 order by 1")
            .arg(unitOf(granularity), own(column), m_list.matchingRows(predicates, m_byHits)));
}

Statement SummaryComposer::extremes(const Column &column) const
{
    return Statement(QStringLiteral("select (min(%1) at time zone 'Asia/Jakarta')::date, "
                                    "(max(%1) at time zone 'Asia/Jakarta')::date from %2 as t")
                         .arg(own(column), quotedName(m_list.criteria().resource().table)));
}

Statement SummaryComposer::anchors(qint64 step) const
{
    SqlText text;
    PredicateSql predicates(m_list.criteria().resource(), text);
    const Keyset keyset(m_list.criteria().levels(), m_list.facts(), false);
    QStringList texts;
    for (qsizetype i = 0; i < keyset.levels().size(); ++i)
        texts.append(QStringLiteral("s%1::text").arg(i));
    return text.statement(
        QStringLiteral("select %1 from (select %2, row_number() over (order by %3) as place %4) as numbered "
                       "where place % %5 = 0 order by place")
            .arg(texts.join(QLatin1String(", ")), m_list.pickList(QStringLiteral("t")),
                 keyset.orderBy(QStringLiteral("t")), m_list.matchingRows(predicates, m_byHits),
                 QString::number(step)));
}

QString SummaryComposer::own(const Column &column) const
{
    return QLatin1String("t.") + quotedName(column.field);
}

} // namespace meja
