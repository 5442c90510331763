#pragma once

#include "column.h"

#include <QList>

namespace meja {

/// Pixels a column takes in a list until somebody sizes it.
[[nodiscard]] int columnWidth(const Column &column);

/// Pixels below which a column that wants `wanted` is not squeezed: texts can be read when they are cut
/// short, while amounts, times, states and codes can't.
[[nodiscard]] int leastWidth(const Column &column, int wanted);

/// Pixels a column would like to have, and those it can't do without.
struct ColumnRoom
{
    int wanted = 0;
    int least = 0;
};

/// What each column gets of `room` pixels; where it is too little, the widest give way first. Together
/// they exceed it only when all are down to their least.
[[nodiscard]] QList<int> sharedWidths(const QList<ColumnRoom> &columns, int room);

} // namespace meja
