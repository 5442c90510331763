#pragma once

#include "colors.h"

#include <QFont>
#include <QPalette>
#include <QString>

#include <optional>

namespace meja {

enum class ThemeChoice { System, Light, Dark };

[[nodiscard]] QString themeName(ThemeChoice choice); ///< `system`, `light`, `dark`.
[[nodiscard]] std::optional<ThemeChoice> themeFromName(const QString &name);

/// Gives the application its style, palette and font. Widgets hear of a change as
/// `QEvent::PaletteChange`; colours are asked for while painting, never kept.
void applyTheme(ThemeChoice choice);

/// What the system shows at the moment; `applyTheme(System)` follows it.
void setSystemIsDark(bool dark);

[[nodiscard]] ThemeChoice currentTheme();

/// The colours in use.
[[nodiscard]] const Colors &colors();

/// What a piece of text is, which decides its size and weight.
enum class TextRole { Small, Body, Strong, Title, Heading };

[[nodiscard]] QFont fontFor(TextRole role);

/// For labels with secondary text.
[[nodiscard]] QPalette mutedPalette();

} // namespace meja
