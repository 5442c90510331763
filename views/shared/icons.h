#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace meja {

/// The line icon of that name in `resources/icons`, in the colour of the text around it: it follows
/// the theme by itself. An unknown name gives an empty icon.
[[nodiscard]] QIcon icon(const QString &name);

/// The same in a colour of its own.
[[nodiscard]] QIcon icon(const QString &name, const QColor &color);

} // namespace meja
