#pragma once

#include "cursor.h"

#include <QList>

#include <optional>

namespace meja {

/// Places of every so many rows of a list in its order: with them any row is a short step from a known one.
class KeyMap
{
public:
    static constexpr qint64 step = 10'000;

    KeyMap() = default;
    /// @param anchors the rows at 1 × step, 2 × step, …, counted from 1.
    explicit KeyMap(QList<Cursor> anchors) : m_anchors(std::move(anchors)) {}

    /// Where to begin reading, and how many rows to leave out, to come to a position counted from 0.
    struct Way
    {
        std::optional<Cursor> from;
        qint64 offset = 0;
    };
    [[nodiscard]] Way wayTo(qint64 position) const
    {
        const qint64 known = qMin(position / step, qint64(m_anchors.size()));
        return {known > 0 ? std::optional(m_anchors[known - 1]) : std::nullopt, position - known * step};
    }

private:
    QList<Cursor> m_anchors;
};

} // namespace meja
