#pragma once

#include <QColor>

#include <algorithm>
#include <cmath>

namespace meja {

/// The contrast ratio of two opaque colours by WCAG 2.2, from 1 to 21.
[[nodiscard]] inline double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

constexpr double minTextContrast = 4.5;  ///< WCAG 2.2, 1.4.3 (AA).
constexpr double minStateContrast = 3.0; ///< WCAG 2.2, 1.4.11: borders of controls, and what shows a state.

} // namespace meja
