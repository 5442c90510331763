#pragma once

#include "tone.h"

#include <QColor>

namespace meja {

/// The two colours of a badge.
struct ToneColors
{
    QColor text;
    QColor tint;
};

/// Every colour of the program, by what it is for.
struct Colors
{
    QColor window;     ///< Behind everything: navigation, tab bar, status bar.
    QColor surface;    ///< Where one reads: lists, forms.
    QColor raised;     ///< Headers and quiet panels on a surface.
    QColor hover;      ///< A row or a button under the pointer.
    QColor line;       ///< Between rows and panels.
    QColor strongLine; ///< Around controls.
    QColor text;
    QColor muted; ///< Secondary text; still readable on every ground.
    QColor faint; ///< Placeholders and disabled words.
    QColor accent;
    QColor onAccent;   ///< Text on the accent.
    QColor accentTint; ///< Ground of what is selected.
    QColor focus;      ///< Ring around the control that has the keyboard.
    QColor link;
    bool dark = false;

    [[nodiscard]] ToneColors tone(Tone tone) const;
};

[[nodiscard]] const Colors &lightColors();
[[nodiscard]] const Colors &darkColors();

} // namespace meja
