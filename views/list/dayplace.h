#pragma once

#include "listquery.h"
#include "recordsource.h"
#include "recordtablemodel.h"

#include <QDate>
#include <QObject>

namespace meja {

/// Finds where the rows of a store day lie in a list that goes by its date column: the planner estimates
/// how many rows come before them, and the day's edge is the exact place to read on from.
class DayPlace : public QObject
{
    Q_OBJECT

public:
    DayPlace(RecordSource &source, QObject *parent);
    ~DayPlace() override;

    /// Looks for a day's place in the list `query`, whose one level goes in `direction`.
    void find(const ListQuery &query, SortDirection direction, QDate day);
    /// What was looked for isn't wanted any more.
    void forget() { ++m_question; }

Q_SIGNALS:
    void found(const meja::ListPlace &place);

private:
    RecordSource &m_source;
    Lane m_lane = Lane::next();
    quint64 m_question = 0;
};

} // namespace meja
