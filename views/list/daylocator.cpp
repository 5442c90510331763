#include "daylocator.h"

#include "storeclock.h"
#include "whenready.h"

#include <algorithm>

namespace meja {

namespace {

/// The days whose rows precede those of `day` in the list.
DateRange daysBefore(const ListQuery &query, SortDirection direction, QDate day)
{
    const bool newestFirst = direction == SortDirection::Descending;
    const DateRange before =
        newestFirst ? DateRange{day.addDays(1), QDate(2200, 1, 1)} : DateRange{QDate(1900, 1, 1), day};
    if (!query.dates)
        return before;
    return {std::max(before.from, query.dates->from), std::min(before.until, query.dates->until)};
}

/// The cursor before the first row of the day. Key 0 precedes every row of the same time.
Cursor edgeOf(SortDirection direction, QDate day)
{
    return {{startOfStoreDay(direction == SortDirection::Descending ? day.addDays(1) : day)}, 0};
}

} // namespace

DayLocator::DayLocator(RecordSource &source, QObject *parent) : QObject(parent), m_source(source) {}

DayLocator::~DayLocator()
{
    m_source.cancel(m_lane);
}

void DayLocator::find(const ListQuery &query, SortDirection direction, QDate day)
{
    const Cursor edge = edgeOf(direction, day);
    ListQuery earlier = query;
    earlier.dates = daysBefore(query, direction, day);
    ++m_requestId;
    if (earlier.dates->from >= earlier.dates->until)
        return Q_EMIT found({0, edge});
    // The number of earlier rows is estimated with the same query, limited to the earlier days.
    whenReady(m_source.estimate(m_lane, earlier), this,
              [this, edge, requestId = m_requestId](const Result<Count> &count) {
                  if (requestId == m_requestId)
                      Q_EMIT found({count ? count->rows : 0, edge});
              });
}

} // namespace meja
