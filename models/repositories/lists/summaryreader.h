#pragma once

#include "facet.h"
#include "keymap.h"
#include "page.h"
#include "readersession.h"

namespace meja {

/// Counts the rows of a list, in total, by value and by day, and builds key maps. Runs on one connection, on
/// the caller's thread. Functions fail as `RecordSource` documents.
class SummaryReader
{
public:
    explicit SummaryReader(ReaderSession &session) : m_session(session) {}

    Result<Count> estimate(const ListQuery &query);
    Result<Count> count(const ListQuery &query);
    Result<Facet> facet(const ListQuery &query, const QString &column);
    Result<DateHistogram> histogram(const ListQuery &query, Granularity granularity);
    Result<KeyMap> keyMap(const ListQuery &query);

private:
    Result<Facet> facetByStatistics(const ListComposer &composer, const Column &column);
    Result<Facet> facetByPlanner(const ListComposer &composer, const Column &column);
    Result<std::optional<Facet>> facetByCounting(const ListComposer &composer, const Column &column);
    Result<std::optional<DateHistogram>> histogramByCounting(const ListComposer &composer,
                                                             const Column &column, Granularity granularity);
    Result<DateHistogram> histogramByPlanner(const ListComposer &composer, const Column &column,
                                             const ListQuery &query, Granularity granularity);
    Result<DateRange> daysOf(const ListComposer &composer, const Column &column, const ListQuery &query);

    ReaderSession &m_session;
};

} // namespace meja
