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

/// After this timeout a facet or histogram is estimated instead.
constexpr auto countingTimeout = 1000ms;
/// With more estimated rows than this, counting is not tried.
constexpr qint64 maxCountedRows = 3'000'000;
constexpr qsizetype maxBuckets = 400;

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

QDate nextStart(QDate start, Granularity granularity)
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
             .min = startOfStoreDay(from),
             .below = startOfStoreDay(until)}};
}

} // namespace

Result<Count> SummaryReader::estimate(const ListQuery &query)
{
    const auto criteria = m_session.criteria(query);
    if (!criteria)
        return tl::unexpected(criteria.error());
    const ListComposer composer(*criteria, m_session.facts());
    const auto rows = m_session.runSlow(SummaryComposer(composer, composer.hasDrivingWords()).explain());
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
    const auto byHits = m_session.shouldGatherHits(composer);
    if (!byHits)
        return tl::unexpected(byHits.error());
    const auto rows = m_session.runSlow(SummaryComposer(composer, *byHits).count());
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
        return failure(ErrorKind::Invalid, QStringLiteral("'%1' cannot be counted by value").arg(columnName));
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
    Facet facet{.column = column.name, .exact = false};
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
    const auto byHits = m_session.shouldGatherHits(composer);
    if (!byHits)
        return tl::unexpected(byHits.error());
    const auto rows = m_session.runWithin(SummaryComposer(composer, *byHits).facet(column), countingTimeout);
    if (!rows && m_session.timedOut(rows.error()))
        return std::nullopt;
    if (!rows)
        return tl::unexpected(rows.error());
    Facet facet{.column = column.name, .exact = true};
    for (int row = 0; row < rows->rowCount(); ++row)
        facet.counts.append({rows->text(row, 0), rows->integer(row, 1)});
    return facet;
}

Result<Facet> SummaryReader::facetByPlanner(const ListComposer &composer, const Column &column)
{
    Facet facet{.column = column.name, .exact = false};
    QList<Criterion> parts;
    for (const Choice &choice : column.choices)
        parts.append(Criterion{{.column = &column, .kind = FieldTest::Kind::AnyOf, .values = {choice.code}}});
    if (parts.size() < 2)
        return facet;
    const auto rows =
        m_session.runSlow(SummaryComposer(composer, composer.hasDrivingWords()).explainParts(parts));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto planned = PlannedRows::read(*rows);
    for (qsizetype i = 0; i < std::min(planned.parts.size(), parts.size()); ++i)
        facet.counts.append({column.choices[i].code, planned.parts[i]});
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
    const auto byHits = m_session.shouldGatherHits(composer);
    if (!byHits)
        return tl::unexpected(byHits.error());
    const SummaryComposer summary(composer, *byHits);
    const auto planned = m_session.runSlow(summary.explain());
    if (!planned)
        return tl::unexpected(planned.error());
    if (PlannedRows::read(*planned).rows > maxCountedRows)
        return std::nullopt;
    const auto rows = m_session.runWithin(summary.histogram(column, granularity), countingTimeout);
    if (!rows && m_session.timedOut(rows.error()))
        return std::nullopt;
    if (!rows)
        return tl::unexpected(rows.error());
    DateHistogram histogram{.granularity = granularity, .exact = true};
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
    DateHistogram histogram{.granularity = granularity, .exact = false};
    QList<Criterion> parts;
    for (QDate start = startOf(days->from, granularity); start < days->until && parts.size() < maxBuckets;
         start = nextStart(start, granularity)) {
        histogram.buckets.append({start, 0});
        parts.append(during(column, start, nextStart(start, granularity)));
    }
    if (parts.isEmpty())
        return histogram;
    const auto rows =
        m_session.runSlow(SummaryComposer(composer, composer.hasDrivingWords()).explainParts(parts));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto planned = PlannedRows::read(*rows);
    if (parts.size() == 1)
        histogram.buckets.first().rows = planned.rows;
    for (qsizetype i = 0; parts.size() > 1 && i < std::min(planned.parts.size(), parts.size()); ++i)
        histogram.buckets[i].rows = planned.parts[i];
    return histogram;
}

Result<DateRange> SummaryReader::daysOf(const ListComposer &composer, const Column &column,
                                        const ListQuery &query)
{
    if (query.dates)
        return *query.dates;
    const auto rows = m_session.runSlow(SummaryComposer(composer, false).extremes(column));
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
    const auto rows = m_session.runSlow(SummaryComposer(composer, false).anchors(KeyMap::step));
    if (!rows)
        return tl::unexpected(rows.error());
    const RowReader reader(criteria->levels().size(), 0);
    QList<Cursor> anchors;
    for (int row = 0; row < rows->rowCount(); ++row)
        anchors.append(reader.cursor(*rows, row, 0));
    return KeyMap(anchors);
}

} // namespace meja
