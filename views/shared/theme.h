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

/// Sets the application's style, palette and font. Widgets receive `QEvent::PaletteChange`; they read
/// `colors()` while painting and must not store colours.
void applyTheme(ThemeChoice choice);

/// Sets the system's appearance, which `ThemeChoice::System` follows.
void setSystemIsDark(bool dark);

[[nodiscard]] ThemeChoice currentTheme();

/// The colours of the current theme.
[[nodiscard]] const Colors &colors();

/// The purpose of a text, which determines its size and weight.
enum class TextRole { Small, Body, Strong, Title, Heading };

[[nodiscard]] QFont fontFor(TextRole role);

/// The palette for labels with secondary text.
[[nodiscard]] QPalette mutedPalette();

} // namespace meja
