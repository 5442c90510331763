#pragma once

#include "page.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace meja {

/// One row in memory, with its formatted texts, which are created when the row is first painted.
struct Row
{
    Record record;
    mutable QStringList shown = {};
};

/// Consecutive rows in memory, and their position in the list.
struct Segment
{
    qint64 first = 0; ///< Position of the first row; an estimate until `exact`.
    QList<Row> rows;
    std::optional<Cursor> before = {}; ///< Cursor for earlier rows; empty: the list begins here.
    std::optional<Cursor> after = {};  ///< Cursor for later rows; empty: the list ends here.
    bool exact = false;

    [[nodiscard]] qint64 end() const { return first + rows.size(); }
    [[nodiscard]] bool covers(qint64 position) const { return position >= first && position < end(); }
};

/// The rows of a list that are in memory: segments that never overlap, sorted by position, with a limited
/// total number of rows. For `RowSpan`.
class RowStore
{
public:
    [[nodiscard]] const Row *at(qint64 position) const;
    [[nodiscard]] const Segment *segmentAt(qint64 position) const;
    [[nodiscard]] const QList<Segment> &segments() const { return m_segments; }
    [[nodiscard]] qint64 size() const;
    /// The first position in `first`…`last` that is not in memory; empty when all are.
    [[nodiscard]] std::optional<qint64> firstMissing(qint64 first, qint64 last) const;
    [[nodiscard]] std::optional<qint64> lastMissing(qint64 first, qint64 last) const;
    /// The segment that ends before `position`, or begins after it, by at most `reach` rows.
    [[nodiscard]] const Segment *endingNear(qint64 position, qint64 reach) const;
    [[nodiscard]] const Segment *beginningNear(qint64 position, qint64 reach) const;

    void clear() { m_segments.clear(); }
    /// Stores a segment. Other rows at the same positions are dropped.
    void put(Segment segment);
    /// Extends the segment whose cursor for later (earlier) rows is `from`.
    /// @returns the position of the first new row; empty when the segment no longer exists.
    std::optional<qint64> append(const Cursor &from, const QList<Row> &rows, std::optional<Cursor> after);
    std::optional<qint64> prepend(const Cursor &from, const QList<Row> &rows, std::optional<Cursor> before);

    /// How far the segment at `position` must move to match an exact segment that contains one of its rows.
    [[nodiscard]] std::optional<qint64> correctionFor(qint64 position) const;
    /// Moves the segment at `position` and sets whether its position is exact.
    void move(qint64 position, qint64 delta, bool exact);
    /// Moves every segment that begins at or after `position`, after rows were inserted or removed there.
    void moveFrom(qint64 position, qint64 delta);
    /// Drops the rows in [first, last).
    void cut(qint64 first, qint64 last);
    void setExact(qint64 position);
    /// Drops the rows farthest from `first`…`last` until at most `capacity` rows are left.
    void bound(qint64 capacity, qint64 first, qint64 last);
    void clearShownTexts();
    /// Replaces the values of rows in memory; their positions and cursors stay.
    /// @returns the positions of the rows that were replaced.
    QList<qint64> replace(const QHash<qint64, Record> &records);

private:
    [[nodiscard]] qsizetype indexAt(qint64 position) const;
    void settle(qsizetype index);
    void sort();

    QList<Segment> m_segments;
};

} // namespace meja
