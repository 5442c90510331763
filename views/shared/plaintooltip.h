#pragma once

#include <QString>

class QWidget;

namespace meja {

/// The text for a tooltip that shows it as it is. QToolTip interprets text that looks like HTML and has no
/// setting against it, so that an invisible character keeps a tag from being one. Long text is cut off.
[[nodiscard]] QString plainToolTip(const QString &text);

/// Sets the tooltip of a widget. Use it for every tooltip.
void setPlainToolTip(QWidget *widget, const QString &text);

} // namespace meja
