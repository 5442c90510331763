#pragma once

#include "cursor.h"

#include <QList>

#include <optional>

namespace meja {

/// Cursors of every 10,000th row of a list, so that any position is at most 10,000 rows away from a known
/// cursor. For exact jumps.
class KeyMap
{
public:
    static constexpr qint64 step = 10'000;

    KeyMap() = default;
    /// @param anchors the rows at 1 × step, 2 × step, …, counted from 1.
    explicit KeyMap(QList<Cursor> anchors) : m_anchors(std::move(anchors)) {}

    /// Where to start reading to reach a position (from 0), and how many rows to skip from there.
    struct Start
    {
        std::optional<Cursor> from;
        qint64 offset = 0;
    };
    [[nodiscard]] Start startFor(qint64 position) const
    {
        const qint64 known = qMin(position / step, qint64(m_anchors.size()));
        return {known > 0 ? std::optional(m_anchors[known - 1]) : std::nullopt, position - known * step};
    }

private:
    QList<Cursor> m_anchors;
};

} // namespace meja
