#pragma once

#include "tone.h"

#include <QColor>

namespace meja {

/// The colours of a badge.
struct ToneColors
{
    QColor text;
    QColor tint;
    QColor line; ///< Border on a selected or hovered row.
};

/// All colours of the program, by purpose.
struct Colors
{
    QColor window;     ///< Behind everything: navigation, tab bar, status bar.
    QColor surface;    ///< Behind lists and pages.
    QColor raised;     ///< Headers and panels on a surface.
    QColor hover;      ///< A row or a button under the pointer.
    QColor line;       ///< Between rows and panels.
    QColor strongLine; ///< Around controls.
    QColor text;
    QColor muted;    ///< Secondary text; readable on every background.
    QColor faint;    ///< Placeholders and missing values; readable on every background.
    QColor disabled; ///< Text and icons of disabled controls.
    QColor accent;
    QColor onAccent;   ///< Text on the accent.
    QColor accentTint; ///< Background of selected items.
    QColor focus;      ///< Ring around the control with the keyboard focus.
    QColor link;
    bool dark = false;

    [[nodiscard]] ToneColors tone(Tone tone) const;
};

[[nodiscard]] const Colors &lightColors();
[[nodiscard]] const Colors &darkColors();

} // namespace meja
