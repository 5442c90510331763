#include "rowstore.h"

#include <algorithm>

namespace meja {

namespace {

/// Whether both segments have the same rows where they overlap.
bool agree(const Segment &one, const Segment &other)
{
    const qint64 first = std::max(one.first, other.first);
    const qint64 last = std::min(one.end(), other.end()) - 1;
    const auto same = [&](qint64 position) {
        return one.rows[position - one.first].record.key == other.rows[position - other.first].record.key;
    };
    return first > last || (same(first) && same(last));
}

bool overlap(const Segment &one, const Segment &other)
{
    return one.first < other.end() && other.first < one.end();
}

/// Adds the rows and cursors of `other` beyond both ends of `target`.
void absorb(Segment &target, const Segment &other)
{
    if (other.first < target.first) {
        target.rows = other.rows.first(target.first - other.first) + target.rows;
        target.first = other.first;
        target.before = other.before;
    }
    if (other.end() > target.end()) {
        target.rows += other.rows.last(other.end() - target.end());
        target.after = other.after;
    }
    target.exact = target.exact || other.exact;
}

void dropFirst(Segment &segment, qint64 count)
{
    segment.rows.remove(0, count);
    segment.first += count;
    if (!segment.rows.isEmpty())
        segment.before = segment.rows.first().record.cursor;
}

void dropLast(Segment &segment, qint64 count)
{
    segment.rows.remove(segment.rows.size() - count, count);
    if (!segment.rows.isEmpty())
        segment.after = segment.rows.last().record.cursor;
}

} // namespace

qsizetype RowStore::indexAt(qint64 position) const
{
    const auto found = std::find_if(m_segments.cbegin(), m_segments.cend(),
                                    [position](const Segment &each) { return each.covers(position); });
    return found == m_segments.cend() ? -1 : found - m_segments.cbegin();
}

const Segment *RowStore::segmentAt(qint64 position) const
{
    const qsizetype index = indexAt(position);
    return index < 0 ? nullptr : &m_segments[index];
}

const Row *RowStore::at(qint64 position) const
{
    const Segment *segment = segmentAt(position);
    return segment ? &segment->rows[position - segment->first] : nullptr;
}

qint64 RowStore::size() const
{
    qint64 rows = 0;
    for (const Segment &each : m_segments)
        rows += each.rows.size();
    return rows;
}

std::optional<qint64> RowStore::firstMissing(qint64 first, qint64 last) const
{
    for (qint64 position = first; position <= last;) {
        const Segment *segment = segmentAt(position);
        if (!segment)
            return position;
        position = segment->end();
    }
    return std::nullopt;
}

std::optional<qint64> RowStore::lastMissing(qint64 first, qint64 last) const
{
    for (qint64 position = last; position >= first;) {
        const Segment *segment = segmentAt(position);
        if (!segment)
            return position;
        position = segment->first - 1;
    }
    return std::nullopt;
}

const Segment *RowStore::endingNear(qint64 position, qint64 reach) const
{
    const Segment *nearest = nullptr;
    for (const Segment &each : m_segments) {
        if (each.end() <= position && position < each.end() + reach)
            nearest = &each;
    }
    return nearest;
}

const Segment *RowStore::beginningNear(qint64 position, qint64 reach) const
{
    for (const Segment &each : m_segments) {
        if (each.first > position && position >= each.first - reach)
            return &each;
    }
    return nullptr;
}

void RowStore::put(Segment segment)
{
    m_segments.append(std::move(segment));
    settle(m_segments.size() - 1);
}

std::optional<qint64> RowStore::append(const Cursor &from, const QList<Row> &rows,
                                       std::optional<Cursor> after)
{
    const auto found = std::find_if(m_segments.begin(), m_segments.end(),
                                    [&](const Segment &each) { return each.after == from; });
    if (found == m_segments.end())
        return std::nullopt;
    const qint64 first = found->end();
    found->rows += rows;
    found->after = std::move(after);
    settle(found - m_segments.begin());
    return first;
}

std::optional<qint64> RowStore::prepend(const Cursor &from, const QList<Row> &rows,
                                        std::optional<Cursor> before)
{
    const auto found = std::find_if(m_segments.begin(), m_segments.end(),
                                    [&](const Segment &each) { return each.before == from; });
    if (found == m_segments.end())
        return std::nullopt;
    found->rows = rows + found->rows;
    found->first -= rows.size();
    found->before = std::move(before);
    const qint64 first = found->first;
    settle(found - m_segments.begin());
    return first;
}

/// Joins the segments that overlap the segment at `index` and have the same rows; drops the other overlapping
/// segments.
void RowStore::settle(qsizetype index)
{
    Segment settled = m_segments.takeAt(index);
    for (qsizetype i = m_segments.size() - 1; i >= 0; --i) {
        const Segment &other = m_segments[i];
        const bool touches =
            settled.exact && other.exact && (settled.end() == other.first || other.end() == settled.first);
        if (!overlap(settled, other) && !touches)
            continue;
        if (agree(settled, other))
            absorb(settled, other);
        m_segments.removeAt(i);
    }
    m_segments.append(std::move(settled));
    sort();
}

void RowStore::sort()
{
    std::sort(m_segments.begin(), m_segments.end(),
              [](const Segment &a, const Segment &b) { return a.first < b.first; });
}

std::optional<qint64> RowStore::correctionFor(qint64 position) const
{
    const Segment *segment = segmentAt(position);
    if (!segment || segment->exact)
        return std::nullopt;
    QHash<qint64, qint64> positions;
    for (qsizetype i = 0; i < segment->rows.size(); ++i)
        positions.insert(segment->rows[i].record.key, segment->first + i);
    for (const Segment &other : m_segments) {
        if (!other.exact || other.rows.isEmpty())
            continue;
        if (const auto first = positions.constFind(other.rows.first().record.key); first != positions.cend())
            return other.first - *first;
        if (const auto last = positions.constFind(other.rows.last().record.key); last != positions.cend())
            return other.end() - 1 - *last;
    }
    return std::nullopt;
}

void RowStore::move(qint64 position, qint64 delta, bool exact)
{
    const qsizetype index = indexAt(position);
    if (index < 0)
        return;
    m_segments[index].first += delta;
    m_segments[index].exact = exact;
    settle(index);
}

void RowStore::moveFrom(qint64 position, qint64 delta)
{
    for (Segment &each : m_segments) {
        if (each.first >= position)
            each.first += delta;
    }
}

void RowStore::cut(qint64 first, qint64 last)
{
    QList<Segment> left;
    for (Segment each : std::as_const(m_segments)) {
        if (each.end() <= first || each.first >= last) {
            left.append(each);
        } else if (each.first < first) {
            dropLast(each, each.end() - first);
            left.append(each);
        } else if (each.end() > last) {
            dropFirst(each, last - each.first);
            left.append(each);
        }
    }
    m_segments = left;
}

void RowStore::setExact(qint64 position)
{
    const qsizetype index = indexAt(position);
    if (index >= 0)
        m_segments[index].exact = true;
}

void RowStore::bound(qint64 capacity, qint64 first, qint64 last)
{
    for (qint64 excess = size() - capacity; excess > 0; excess = size() - capacity) {
        const qint64 above = first - m_segments.first().first;
        const qint64 below = m_segments.last().end() - 1 - last;
        const bool fromTop = above >= below;
        Segment &farthest = fromTop ? m_segments.first() : m_segments.last();
        const qint64 spare = std::min<qint64>(std::max(above, below), farthest.rows.size());
        if (spare <= 0)
            return;
        const qint64 count = std::min(spare, excess);
        fromTop ? dropFirst(farthest, count) : dropLast(farthest, count);
        m_segments.removeIf([](const Segment &each) { return each.rows.isEmpty(); });
    }
}

QList<qint64> RowStore::replace(const QHash<qint64, Record> &records)
{
    QList<qint64> positions;
    for (Segment &segment : m_segments) {
        for (qsizetype i = 0; i < segment.rows.size(); ++i) {
            Record &old = segment.rows[i].record;
            const auto found = records.constFind(old.key);
            if (found == records.cend())
                continue;
            old.values = found->values;
            old.linkKeys = found->linkKeys;
            segment.rows[i].shown.clear();
            positions.append(segment.first + i);
        }
    }
    return positions;
}

void RowStore::clearShownTexts()
{
    for (const Segment &segment : std::as_const(m_segments)) {
        for (const Row &row : segment.rows)
            row.shown.clear();
    }
}

} // namespace meja
