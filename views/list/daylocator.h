#pragma once

#include "listquery.h"
#include "recordsource.h"
#include "recordtablemodel.h"

#include <QDate>
#include <QObject>

namespace meja {

/// Finds the position of a store day in a list sorted by its date column. The planner estimates the row
/// number; the start of the day is the exact cursor to load from.
class DayLocator : public QObject
{
    Q_OBJECT

public:
    DayLocator(RecordSource &source, QObject *parent);
    ~DayLocator() override;

    /// Starts the search for `day`. `query` must be sorted only by its date column, in this direction.
    void find(const ListQuery &query, SortDirection direction, QDate day);
    /// Discards the running request: `found` is not emitted.
    void discard() { ++m_requestId; }

Q_SIGNALS:
    void found(const meja::ListPlace &place);

private:
    RecordSource &m_source;
    Lane m_lane = Lane::next();
    quint64 m_requestId = 0;
};

} // namespace meja
