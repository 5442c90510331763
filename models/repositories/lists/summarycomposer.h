#pragma once

#include "facet.h"
#include "listcomposer.h"

namespace meja {

/// Composes the statements that tell how many rows a list has, by value, by day, by place.
class SummaryComposer
{
public:
    /// @param byHits the list's words drive; else the table is looked through.
    SummaryComposer(const ListComposer &list, bool byHits) : m_list(list), m_byHits(byHits) {}

    [[nodiscard]] Statement count() const;
    /// `explain (format json)` of all rows.
    [[nodiscard]] Statement explain() const;
    /// The same with one arm per criterion, which is added to the list's own.
    [[nodiscard]] Statement explainArms(const QList<Criterion> &arms) const;

    /// Value and number of rows, the most frequent first, 200 at most.
    [[nodiscard]] Statement facet(const Column &column) const;
    /// First store day of each year, month or day that has rows, and their number.
    [[nodiscard]] Statement histogram(const Column &column, Granularity granularity) const;
    /// First and last store day of a time column, whatever the list's filters.
    [[nodiscard]] Statement extremes(const Column &column) const;

    /// Level texts of every `step`th row in the list's order, from row `step` on.
    [[nodiscard]] Statement anchors(qint64 step) const;

private:
    [[nodiscard]] QString own(const Column &column) const;

    const ListComposer &m_list;
    bool m_byHits;
};

} // namespace meja
