#pragma once

#include "facet.h"
#include "listcomposer.h"

#include <functional>

namespace meja {

/// Composes the statements that count the rows of a list: in total, by value, by day and by position. For
/// `SummaryReader`.
class SummaryComposer
{
public:
    /// @param byHits find the rows through the hits of the search words, otherwise through the table.
    SummaryComposer(const ListComposer &list, bool byHits) : m_list(list), m_byHits(byHits) {}

    [[nodiscard]] Statement count() const;
    /// `explain (format json)` of all rows.
    [[nodiscard]] Statement explain() const;
    /// The same for each criterion: a `union all` with one part per criterion, which also applies those of
    /// the list.
    [[nodiscard]] Statement explainParts(const QList<Criterion> &criteria) const;

    /// Value and number of rows, the most frequent first; at most 200 values.
    [[nodiscard]] Statement facet(const Column &column) const;
    /// First store day of each year, month or day that has rows, and the number of rows.
    [[nodiscard]] Statement histogram(const Column &column, Granularity granularity) const;
    /// First and last store day of a time column in the whole table, without the list's filters.
    [[nodiscard]] Statement extremes(const Column &column) const;

    /// The sort levels, as texts, of the rows at position `step`, 2 × `step`, … of the list, counted from 1.
    [[nodiscard]] Statement anchors(qint64 step) const;

private:
    [[nodiscard]] Statement rows(const std::function<QString(SelectSql &all, PredicateSql &)> &compose) const;

    const ListComposer &m_list;
    bool m_byHits;
};

} // namespace meja
