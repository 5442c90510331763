#include "summaryreader.h"

#include "plannedrows.h"
#include "rowreader.h"
#include "storeclock.h"
#include "summarycomposer.h"

#include <algorithm>
#include <cmath>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// Counting beside a list may take this long before an estimate is shown instead.
constexpr auto countingLimit = 1000ms;
/// Above this many rows by the planner's guess counting isn't even tried.
constexpr qint64 mostCounted = 3'000'000;
constexpr qsizetype mostBuckets = 400;

QDate startOf(QDate day, Granularity granularity)
{
    switch (granularity) {
    case Granularity::Year:
        return {day.year(), 1, 1};
    case Granularity::Month:
        return {day.year(), day.month(), 1};
    case Granularity::Day:
        return day;
    }
    Q_UNREACHABLE();
}

QDate behind(QDate start, Granularity granularity)
{
    switch (granularity) {
    case Granularity::Year:
        return start.addYears(1);
    case Granularity::Month:
        return start.addMonths(1);
    case Granularity::Day:
        return start.addDays(1);
    }
    Q_UNREACHABLE();
}

Criterion during(const Column &column, QDate from, QDate until)
{
    return {{.column = &column,
             .kind = FieldTest::Kind::Range,
             .least = startOfStoreDay(from),
             .below = startOfStoreDay(until)}};
}

} // namespace

Result<Count> SummaryReader::estimate(const ListQuery &query)
{
    const auto criteria = m_session.criteria(query);
    if (!criteria)
        return tl::unexpected(criteria.error());
    const ListComposer composer(*criteria, m_session.facts());
    const auto rows = m_session.runPatiently(SummaryComposer(composer, composer.hasDrivingWords()).explain());
    if (!rows)
        return tl::unexpected(rows.error());
    return Count{PlannedRows::read(*rows).rows, false};
}

Result<Count> SummaryReader::count(const ListQuery &query)
{
    const auto criteria = m_session.criteria(query);
    if (!criteria)
        return tl::unexpected(criteria.error());
    const ListComposer composer(*criteria, m_session.facts());
    const auto byHits = m_session.hitsArePromising(composer);
    if (!byHits)
        return tl::unexpected(byHits.error());
    const auto rows = m_session.runPatiently(SummaryComposer(composer, *byHits).count());
    if (!rows)
        return tl::unexpected(rows.error());
    return Count{rows->integer(0, 0), true};
}

Result<Facet> SummaryReader::facet(const ListQuery &query, const QString &columnName)
{
    ListQuery others = query;
    others.conditions.removeIf([&](const Condition &condition) { return condition.column == columnName; });
    const auto criteria = m_session.criteria(others);
    if (!criteria)
        return tl::unexpected(criteria.error());
    const auto column = criteria->comparable(columnName);
    if (!column)
        return tl::unexpected(column.error());
    if (!(*column)->relation.isEmpty() || (*column)->isComputed())
        return failure(ErrorKind::Invalid, QStringLiteral("'%1' has no counts beside it").arg(columnName));
    const ListComposer composer(*criteria, m_session.facts());
    if (criteria->isUnfiltered()) {
        const auto known = facetByStatistics(composer, **column);
        if (!known || !known->counts.isEmpty())
            return known;
    }
    const auto counted = facetByCounting(composer, **column);
    if (!counted)
        return tl::unexpected(counted.error());
    return *counted ? Result<Facet>(**counted) : facetByPlanner(composer, **column);
}

Result<Facet> SummaryReader::facetByStatistics(const ListComposer &composer, const Column &column)
{
    const Resource &resource = composer.criteria().resource();
    const auto rows = estimate({.resource = resource.name});
    const auto statistics = m_session.statistics(resource, column.field, column.type);
    if (!rows || !statistics)
        return tl::unexpected(rows ? statistics.error() : rows.error());
    Facet facet{column.name, {}, false};
    const auto &common = statistics->common();
    for (auto it = common.cbegin(); it != common.cend(); ++it)
        facet.counts.append({it.key(), std::llround(it.value() * double(rows->rows))});
    if (!common.isEmpty() && statistics->nullPart() > 0)
        facet.counts.append({QString(), std::llround(statistics->nullPart() * double(rows->rows))});
    std::sort(facet.counts.begin(), facet.counts.end(), [](const FacetCount &one, const FacetCount &other) {
        return one.rows != other.rows ? one.rows > other.rows : one.value < other.value;
    });
    return facet;
}

Result<std::optional<Facet>> SummaryReader::facetByCounting(const ListComposer &composer,
                                                            const Column &column)
{
    const auto byHits = m_session.hitsArePromising(composer);
    if (!byHits)
        return tl::unexpected(byHits.error());
    const auto rows = m_session.runWithin(SummaryComposer(composer, *byHits).facet(column), countingLimit);
    if (!rows && m_session.ranOutOfTime(rows.error()))
        return std::nullopt;
    if (!rows)
        return tl::unexpected(rows.error());
    Facet facet{column.name, {}, true};
    for (int row = 0; row < rows->rowCount(); ++row)
        facet.counts.append({rows->text(row, 0), rows->integer(row, 1)});
    return facet;
}

Result<Facet> SummaryReader::facetByPlanner(const ListComposer &composer, const Column &column)
{
    Facet facet{column.name, {}, false};
    QList<Criterion> arms;
    for (const Choice &choice : column.choices)
        arms.append(Criterion{{.column = &column, .kind = FieldTest::Kind::AnyOf, .values = {choice.code}}});
    if (arms.size() < 2)
        return facet;
    const auto rows =
        m_session.runPatiently(SummaryComposer(composer, composer.hasDrivingWords()).explainParts(arms));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto planned = PlannedRows::read(*rows);
    for (qsizetype i = 0; i < std::min(planned.arms.size(), arms.size()); ++i)
        facet.counts.append({column.choices[i].code, planned.arms[i]});
    return facet;
}

Result<DateHistogram> SummaryReader::histogram(const ListQuery &query, Granularity granularity)
{
    const auto criteria = m_session.criteria(query);
    if (!criteria)
        return tl::unexpected(criteria.error());
    const auto column = criteria->comparable(criteria->resource().dateColumn);
    if (!column)
        return tl::unexpected(column.error());
    const ListComposer composer(*criteria, m_session.facts());
    const auto counted = histogramByCounting(composer, **column, granularity);
    if (!counted)
        return tl::unexpected(counted.error());
    return *counted ? Result<DateHistogram>(**counted)
                    : histogramByPlanner(composer, **column, query, granularity);
}

Result<std::optional<DateHistogram>> SummaryReader::histogramByCounting(const ListComposer &composer,
                                                                        const Column &column,
                                                                        Granularity granularity)
{
    const auto byHits = m_session.hitsArePromising(composer);
    if (!byHits)
        return tl::unexpected(byHits.error());
    const SummaryComposer summary(composer, *byHits);
    const auto planned = m_session.runPatiently(summary.explain());
    if (!planned)
        return tl::unexpected(planned.error());
    if (PlannedRows::read(*planned).rows > mostCounted)
        return std::nullopt;
    const auto rows = m_session.runWithin(summary.histogram(column, granularity), countingLimit);
    if (!rows && m_session.ranOutOfTime(rows.error()))
        return std::nullopt;
    if (!rows)
        return tl::unexpected(rows.error());
    DateHistogram histogram{granularity, {}, true};
    for (int row = 0; row < rows->rowCount(); ++row)
        histogram.buckets.append({QDate::fromString(rows->text(row, 0), Qt::ISODate), rows->integer(row, 1)});
    return histogram;
}

Result<DateHistogram> SummaryReader::histogramByPlanner(const ListComposer &composer, const Column &column,
                                                        const ListQuery &query, Granularity granularity)
{
    const auto days = daysOf(composer, column, query);
    if (!days)
        return tl::unexpected(days.error());
    DateHistogram histogram{granularity, {}, false};
    QList<Criterion> arms;
    for (QDate start = startOf(days->from, granularity); start < days->until && arms.size() < mostBuckets;
         start = behind(start, granularity)) {
        histogram.buckets.append({start, 0});
        arms.append(during(column, start, behind(start, granularity)));
    }
    if (arms.isEmpty())
        return histogram;
    const auto rows =
        m_session.runPatiently(SummaryComposer(composer, composer.hasDrivingWords()).explainParts(arms));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto planned = PlannedRows::read(*rows);
    if (arms.size() == 1)
        histogram.buckets.first().rows = planned.rows;
    for (qsizetype i = 0; arms.size() > 1 && i < std::min(planned.arms.size(), arms.size()); ++i)
        histogram.buckets[i].rows = planned.arms[i];
    return histogram;
}

Result<DateRange> SummaryReader::daysOf(const ListComposer &composer, const Column &column,
                                        const ListQuery &query)
{
    if (query.dates)
        return *query.dates;
    const auto rows = m_session.runPatiently(SummaryComposer(composer, false).extremes(column));
    if (!rows)
        return tl::unexpected(rows.error());
    return DateRange{QDate::fromString(rows->text(0, 0), Qt::ISODate),
                     QDate::fromString(rows->text(0, 1), Qt::ISODate).addDays(1)};
}

Result<KeyMap> SummaryReader::keyMap(const ListQuery &query)
{
    const auto criteria = m_session.criteria(query);
    if (!criteria)
        return tl::unexpected(criteria.error());
    const ListComposer composer(*criteria, m_session.facts());
    const auto rows = m_session.runPatiently(SummaryComposer(composer, false).anchors(KeyMap::step));
    if (!rows)
        return tl::unexpected(rows.error());
    const RowReader reader(criteria->levels().size(), 0);
    QList<Cursor> anchors;
    for (int row = 0; row < rows->rowCount(); ++row)
        anchors.append(reader.cursor(*rows, row, 0));
    return KeyMap(anchors);
}

} // namespace meja
