#pragma once

#include "page.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace meja {

/// One row in memory with the texts it is shown by, made when they are first painted.
struct Row
{
    Record record;
    mutable QStringList shown = {};
};

/// A run of neighbouring rows in memory and where it lies in the list.
struct Segment
{
    qint64 first = 0; ///< Position of the first row; a guess until `exact`.
    QList<Row> rows;
    std::optional<Cursor> before = {}; ///< Earlier rows are asked from here; none: the list begins here.
    std::optional<Cursor> after = {};  ///< Later rows are asked from here; none: the list ends here.
    bool exact = false;

    [[nodiscard]] qint64 end() const { return first + rows.size(); }
    [[nodiscard]] bool covers(qint64 position) const { return position >= first && position < end(); }
};

/// The rows of a list that are in memory: runs of neighbours, never overlapping, sorted by position,
/// bounded in number whatever the size of the list. Knows nothing of where rows come from.
class RowStore
{
public:
    [[nodiscard]] const Row *at(qint64 position) const;
    [[nodiscard]] const Segment *segmentAt(qint64 position) const;
    [[nodiscard]] const QList<Segment> &segments() const { return m_segments; }
    [[nodiscard]] qint64 size() const;
    /// First position that is not in memory in `first`…`last`; none when all are.
    [[nodiscard]] std::optional<qint64> firstMissing(qint64 first, qint64 last) const;
    [[nodiscard]] std::optional<qint64> lastMissing(qint64 first, qint64 last) const;
    /// The run that ends before `position`, or begins after it, by at most `reach` rows.
    [[nodiscard]] const Segment *endingNear(qint64 position, qint64 reach) const;
    [[nodiscard]] const Segment *beginningNear(qint64 position, qint64 reach) const;

    void clear() { m_segments.clear(); }
    /// Puts a run in; whatever disagrees with it at the same positions gives way.
    void put(Segment segment);
    /// Extends the run whose later (earlier) rows are asked from `from`.
    /// @returns the new rows' first position, or none when that run is gone.
    std::optional<qint64> append(const Cursor &from, const QList<Row> &rows, std::optional<Cursor> after);
    std::optional<qint64> prepend(const Cursor &from, const QList<Row> &rows, std::optional<Cursor> before);

    /// How far the run at `position` must move to agree with an exact run that holds one of its rows.
    [[nodiscard]] std::optional<qint64> correctionFor(qint64 position) const;
    /// Moves the run at `position`, which is exact from then on when `exact` says so.
    void move(qint64 position, qint64 delta, bool exact);
    /// Moves every run that begins at or after `position`, as rows were put in or taken out there.
    void moveFrom(qint64 position, qint64 delta);
    /// Forgets the rows in [first, last).
    void cut(qint64 first, qint64 last);
    void setExact(qint64 position);
    /// Forgets rows farthest from `first`…`last` until at most `capacity` are left.
    void bound(qint64 capacity, qint64 first, qint64 last);
    void forgetShownTexts();

private:
    [[nodiscard]] qsizetype indexAt(qint64 position) const;
    void settle(qsizetype index);
    void sort();

    QList<Segment> m_segments;
};

} // namespace meja
