#include "rowspan.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace meja {

namespace {

/// Qt counts rows in `int`.
constexpr qint64 maxLength = std::numeric_limits<int>::max() - 1;
/// Rows inserted at the beginning (end) of the list when a segment reaches it although further rows exist
/// beyond it.
constexpr qint64 gapRows = 200;

/// The new position of a row after the segment [first, end) has moved by `delta`. The rows in its new place
/// move to its old place, so that two persistent indexes never refer to one row.
qint64 rowAfterMove(qint64 row, qint64 first, qint64 end, qint64 delta)
{
    if (row >= first && row < end)
        return row + delta;
    if (row < first + delta || row >= end + delta)
        return row;
    const qint64 back = std::max(end - first, std::abs(delta));
    return delta > 0 ? row - back : row + back;
}

} // namespace

int RowSpan::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_length);
}

bool RowSpan::isExactAt(qint64 row) const
{
    const Segment *segment = m_rows.segmentAt(row);
    return segment && segment->exact;
}

std::optional<qint64> RowSpan::rowOf(qint64 key) const
{
    for (const Segment &segment : m_rows.segments()) {
        const auto found = std::find_if(segment.rows.cbegin(), segment.rows.cend(),
                                        [key](const Row &row) { return row.record.key == key; });
        if (found != segment.rows.cend())
            return segment.first + (found - segment.rows.cbegin());
    }
    return std::nullopt;
}

QList<int> RowSpan::rowsWhere(const std::function<bool(qint64)> &passes) const
{
    QList<int> found;
    for (const Segment &segment : m_rows.segments()) {
        for (qsizetype i = 0; i < segment.rows.size(); ++i) {
            if (passes(segment.rows[i].record.key))
                found.append(static_cast<int>(segment.first + i));
        }
    }
    return found;
}

QSet<qint64> RowSpan::keysInMemory() const
{
    QSet<qint64> keys;
    for (const Segment &segment : m_rows.segments()) {
        for (const Row &row : segment.rows)
            keys.insert(row.record.key);
    }
    return keys;
}

void RowSpan::replaceRows(const QList<Record> &records)
{
    QHash<qint64, Record> byKey;
    for (const Record &record : records)
        byKey.insert(record.key, record);
    for (const qint64 position : m_rows.replace(byKey))
        touch(position, position + 1);
}

void RowSpan::clearRows()
{
    m_rows.clear();
    m_exact = false;
}

void RowSpan::clearAll()
{
    clearRows();
    m_length = 0;
}

void RowSpan::putSegment(const Segment &segment)
{
    m_rows.put(segment);
    if (segment.rows.isEmpty())
        return segment.after ? void() : setEmpty();
    setLength(std::max(m_length, segment.end()), m_exact && segment.end() <= m_length);
    settle(segment.first);
    touch(segment.first, segment.end());
}

void RowSpan::append(const Cursor &from, const QList<Row> &rows, const std::optional<Cursor> &after)
{
    const auto first = m_rows.append(from, rows, after);
    if (!first)
        return;
    const qint64 end = *first + rows.size();
    setLength(std::max(m_length, end), m_exact && end <= m_length);
    if (end > 0)
        settle(end - 1);
    else if (!after)
        setEmpty();
    touch(*first, end);
}

void RowSpan::prepend(const Cursor &from, const QList<Row> &rows, const std::optional<Cursor> &before)
{
    const auto first = m_rows.prepend(from, rows, before);
    if (!first)
        return;
    settle(*first);
    touch(*first, *first + rows.size());
}

/// The list has no row at all.
void RowSpan::setEmpty()
{
    m_rows.clear();
    setLength(0, true);
}

/// Corrects the position of the segment at `row` when it meets an exact segment, the beginning or the end of
/// the list.
void RowSpan::settle(qint64 row)
{
    if (const auto correction = m_rows.correctionFor(row)) {
        shift(row, *correction, true);
        row += *correction;
    }
    settleEnd(settleBeginning(row));
}

qint64 RowSpan::settleBeginning(qint64 row)
{
    const Segment *segment = m_rows.segmentAt(row);
    if (!segment)
        return row;
    const qint64 first = segment->first;
    if (!segment->before && (first != 0 || !segment->exact)) {
        shift(row, -first, true);
        return row - first;
    }
    if (segment->before && first <= 0) {
        shift(row, gapRows - first, false);
        return row + gapRows - first;
    }
    return row;
}

void RowSpan::settleEnd(qint64 row)
{
    const Segment *segment = m_rows.segmentAt(row);
    if (!segment)
        return;
    const qint64 end = segment->end();
    if (!segment->after) {
        if (!segment->exact && m_exact)
            return shift(row, m_length - end, true);
        return setLength(end, segment->exact);
    }
    if (m_growing)
        return setLength(std::max(end, m_length), false);
    if (end < m_length)
        return;
    const qint64 back = end + gapRows - m_length;
    if (!segment->exact && m_exact && segment->first > back)
        return shift(row, -back, false);
    setLength(end + 1, false);
}

void RowSpan::applyCount(const Count &count)
{
    if (m_growing)
        return;
    const Segment *last = m_rows.segments().isEmpty() ? nullptr : &m_rows.segments().last();
    const bool ends = last && !last->after;
    if (ends && last->exact)
        return setLength(last->end(), true);
    if (!ends) {
        const qint64 known = last ? last->end() + 1 : 0;
        return setLength(std::max(count.rows, known), count.exact && count.rows >= known);
    }
    // The last segment is attached to the end of the list, so rows are inserted or removed before it.
    const qint64 first = last->first;
    const qint64 delta = std::max(count.rows - m_length, 1 - first);
    insertOrRemove(first, delta);
    m_exact = count.exact;
    if (count.exact)
        shift(m_length - 1, 0, true);
}

void RowSpan::shorten(qint64 row)
{
    setLength(row, false);
}

void RowSpan::setLength(qint64 length, bool exact)
{
    m_exact = exact;
    insertOrRemove(m_length, std::min(length, maxLength) - m_length);
}

void RowSpan::insertOrRemove(qint64 at, qint64 delta)
{
    const auto row = [](qint64 position) { return static_cast<int>(position); };
    // At the end, a segment that was stored before is already at its position.
    const qint64 movesFrom = at < m_length ? at : maxLength;
    if (delta > 0) {
        beginInsertRows({}, row(at), row(at + delta - 1));
        m_rows.moveFrom(movesFrom, delta);
        m_length += delta;
        endInsertRows();
    } else if (delta < 0) {
        beginRemoveRows({}, row(at + delta), row(at - 1));
        m_rows.cut(at + delta, at);
        m_rows.moveFrom(movesFrom, delta);
        m_length += delta;
        endRemoveRows();
    }
}

/// Moves the segment at `row` to its exact (or a better estimated) position. Persistent indexes follow its
/// rows, so nothing moves on screen.
void RowSpan::shift(qint64 row, qint64 delta, bool exact)
{
    const Segment *segment = m_rows.segmentAt(row);
    if (!segment)
        return;
    const qint64 first = segment->first;
    const qint64 end = segment->end();
    if (end + delta > m_length)
        setLength(end + delta, false);
    if (delta == 0)
        return exact ? m_rows.setExact(row) : void();
    Q_EMIT layoutAboutToBeChanged();
    m_rows.move(row, delta, exact);
    const QModelIndexList held = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex &index : held) {
        const qint64 to = rowAfterMove(index.row(), first, end, delta);
        moved.append(createIndex(static_cast<int>(to), index.column()));
    }
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged();
}

void RowSpan::touch(qint64 first, qint64 end)
{
    const int low = static_cast<int>(std::max<qint64>(0, first));
    const int high = static_cast<int>(std::min(end, m_length)) - 1;
    if (high >= low)
        Q_EMIT dataChanged(index(low, 0), index(high, columnCount() - 1));
}

} // namespace meja
