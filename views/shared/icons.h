#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace meja {

/// The icon of that name from `resources/icons`, in the colour of secondary text. It follows the theme. An
/// unknown name returns an empty icon.
[[nodiscard]] QIcon icon(const QString &name);

/// The same icon in a fixed colour.
[[nodiscard]] QIcon icon(const QString &name, const QColor &color);

} // namespace meja
