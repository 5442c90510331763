#pragma once

#include "page.h"
#include "rowstore.h"

#include <QAbstractTableModel>

#include <functional>

namespace meja {

/// The length of a list and the rows of it that are in memory, kept in step with what Qt's views are
/// told: rows are put in and taken out where a count says so, and a run whose true position becomes
/// known keeps its rows on screen while their numbers change (persistent indexes follow them).
class RowSpan : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// Rows in memory; bounded whatever the length of the list.
    [[nodiscard]] qint64 rowsInMemory() const { return m_rows.size(); }
    /// Whether the row's number is its true one.
    [[nodiscard]] bool isExactAt(qint64 row) const;
    /// Where the row of that key lies, if it is in memory.
    [[nodiscard]] std::optional<qint64> rowOf(qint64 key) const;
    /// Rows in memory whose key passes, in order.
    [[nodiscard]] QList<int> rowsWhere(const std::function<bool(qint64)> &passes) const;
    [[nodiscard]] bool isLengthExact() const { return m_exact; }
    [[nodiscard]] qint64 length() const { return m_length; }

protected:
    [[nodiscard]] const RowStore &rows() const { return m_rows; }
    void forgetShownTexts() { m_rows.forgetShownTexts(); }

    /// The list is as long as what was found so far.
    void setGrowing(bool growing) { m_growing = growing; }
    [[nodiscard]] bool isGrowing() const { return m_growing; }

    /// Forgets every row but not the length; the caller tells the views.
    void forgetRows();
    /// Forgets everything; the caller tells the views.
    void forgetAll();

    void putRun(const Segment &run);
    void append(const Cursor &from, const QList<Row> &rows, const std::optional<Cursor> &after);
    void prepend(const Cursor &from, const QList<Row> &rows, const std::optional<Cursor> &before);
    /// Takes what a count or an estimate says, unless the rows themselves know better.
    void learnLength(const Count &count);
    /// The list turned out to end before `row`.
    void shorten(qint64 row);
    void bound(qint64 capacity, qint64 first, qint64 last) { m_rows.bound(capacity, first, last); }

private:
    void settle(qint64 row);
    qint64 settleBeginning(qint64 row);
    void settleEnd(qint64 row);
    void settleNothing();
    void shift(qint64 row, qint64 delta, bool exact);
    void setLength(qint64 length, bool exact);
    void insertOrRemove(qint64 at, qint64 delta);
    void touch(qint64 first, qint64 end);

    RowStore m_rows;
    qint64 m_length = 0;
    bool m_exact = false;
    bool m_growing = false;
};

} // namespace meja
