#pragma once

#include "page.h"
#include "rowstore.h"

#include <QAbstractTableModel>
#include <QSet>

#include <functional>

namespace meja {

/// The length of a list and its rows in memory, as a Qt model. Base of `RecordTableModel`.
///
/// A new count inserts or removes rows. When the exact position of a segment becomes known, its row numbers
/// change but its rows stay on screen, because persistent indexes follow them.
class RowSpan : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// The number of rows in memory; limited, independent of the length of the list.
    [[nodiscard]] qint64 rowsInMemory() const { return m_rows.size(); }
    /// Whether the position of the row is exact.
    [[nodiscard]] bool isExactAt(qint64 row) const;
    /// The position of the row with this key, if it is in memory.
    [[nodiscard]] std::optional<qint64> rowOf(qint64 key) const;
    /// Positions of the rows in memory whose key passes, in order.
    [[nodiscard]] QList<int> rowsWhere(const std::function<bool(qint64)> &passes) const;
    [[nodiscard]] QSet<qint64> keysInMemory() const;
    /// Shows new values of rows in memory; no row moves, even if it would be sorted elsewhere.
    void replaceRows(const QList<Record> &records);
    [[nodiscard]] bool isLengthExact() const { return m_exact; }
    [[nodiscard]] qint64 length() const { return m_length; }

protected:
    [[nodiscard]] const RowStore &rows() const { return m_rows; }
    void clearShownTexts() { m_rows.clearShownTexts(); }

    /// While growing, the length of the list is the number of rows found so far.
    void setGrowing(bool growing) { m_growing = growing; }
    [[nodiscard]] bool isGrowing() const { return m_growing; }

    /// Removes all rows from memory but keeps the length. The caller notifies the views.
    void clearRows();
    /// Removes all rows and the length. The caller notifies the views.
    void clearAll();

    void putSegment(const Segment &segment);
    void append(const Cursor &from, const QList<Row> &rows, const std::optional<Cursor> &after);
    void prepend(const Cursor &from, const QList<Row> &rows, const std::optional<Cursor> &before);
    /// Applies a count or an estimate, unless the rows in memory already show the exact length.
    void applyCount(const Count &count);
    /// The list ends before `row`.
    void shorten(qint64 row);
    void bound(qint64 capacity, qint64 first, qint64 last) { m_rows.bound(capacity, first, last); }

private:
    void settle(qint64 row);
    qint64 settleBeginning(qint64 row);
    void settleEnd(qint64 row);
    void setEmpty();
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
