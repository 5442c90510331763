#pragma once

#include <QString>

namespace meja {

/// The text on one line. A line break would end the line inside a cell or vanish, and U+2028 would paint over
/// the next row, so that both are shown as `↵`. Tabs become spaces, other control characters their symbols
/// (U+2400 and following).
[[nodiscard]] QString oneLineText(const QString &text);

} // namespace meja
