#pragma once

#include "column.h"

#include <QList>

namespace meja {

/// The default width of a column, in pixels.
[[nodiscard]] int columnWidth(const Column &column);

/// The minimum width of a column with the preferred width `preferred`, in pixels: texts stay readable when
/// shortened; amounts, times, states and codes do not.
[[nodiscard]] int minColumnWidth(const Column &column, int preferred);

/// The preferred and the minimum width of a column, in pixels.
struct WidthRange
{
    int preferred = 0;
    int min = 0;
};

/// Distributes `available` pixels over the columns. If the preferred widths do not fit, the widest columns
/// shrink first. The sum exceeds `available` only when all columns have their minimum width.
[[nodiscard]] QList<int> fittedWidths(const QList<WidthRange> &columns, int available);

} // namespace meja
