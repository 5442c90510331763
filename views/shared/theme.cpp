#include "theme.h"

#include "mejastyle.h"
#include "tokens.h"

#include <QApplication>
#include <QPalette>
#include <QToolTip>

#include <array>

namespace meja {

namespace {

constexpr std::array themeNames{
    std::pair{ThemeChoice::System, QLatin1StringView("system")},
    std::pair{ThemeChoice::Light, QLatin1StringView("light")},
    std::pair{ThemeChoice::Dark, QLatin1StringView("dark")},
};

/// The theme applies to the whole program, as the application object does.
struct State
{
    ThemeChoice choice = ThemeChoice::System;
    std::optional<bool> systemIsDark;
};

State &state()
{
    static State the;
    return the;
}

bool isDark()
{
    switch (state().choice) {
    case ThemeChoice::System:
        return state().systemIsDark.value_or(false);
    case ThemeChoice::Light:
        return false;
    case ThemeChoice::Dark:
        return true;
    }
    Q_UNREACHABLE();
}

void setForAll(QPalette &palette, QPalette::ColorRole role, const QColor &color, const QColor &disabled)
{
    palette.setColor(QPalette::All, role, color);
    palette.setColor(QPalette::Disabled, role, disabled);
}

QPalette paletteOf(const Colors &c)
{
    QPalette palette(c.text, c.window, c.surface, c.line, c.line, c.text, c.surface);
    setForAll(palette, QPalette::Window, c.window, c.window);
    setForAll(palette, QPalette::Base, c.surface, c.raised);
    setForAll(palette, QPalette::AlternateBase, c.raised, c.raised);
    setForAll(palette, QPalette::Button, c.surface, c.raised);
    setForAll(palette, QPalette::ToolTipBase, c.text, c.text);
    setForAll(palette, QPalette::ToolTipText, c.surface, c.surface);
    setForAll(palette, QPalette::Light, c.raised, c.raised);
    setForAll(palette, QPalette::Midlight, c.hover, c.hover);
    setForAll(palette, QPalette::Mid, c.line, c.line);
    setForAll(palette, QPalette::Dark, c.strongLine, c.strongLine);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        setForAll(palette, role, c.text, c.disabled);
    setForAll(palette, QPalette::PlaceholderText, c.faint, c.disabled);
    setForAll(palette, QPalette::BrightText, c.onAccent, c.onAccent);
    setForAll(palette, QPalette::Highlight, c.accent, c.strongLine);
    setForAll(palette, QPalette::HighlightedText, c.onAccent, c.surface);
    setForAll(palette, QPalette::Link, c.link, c.disabled);
    setForAll(palette, QPalette::LinkVisited, c.link, c.disabled);
    return palette;
}

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

/// Sets Meja's style once. Before that it reads the system's appearance from the original palette.
void prepareApplication()
{
    if (!state().systemIsDark)
        state().systemIsDark = looksDark(QApplication::palette());
    if (qobject_cast<MejaStyle *>(QApplication::style()) != nullptr)
        return;
    QApplication::setStyle(new MejaStyle);
    QFont font = QApplication::font();
    // Without a system font, Noto Sans: its digits have equal width and it covers all scripts.
    if (font.family().isEmpty() || font.family().startsWith(QLatin1String("Sans"), Qt::CaseInsensitive))
        font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Segoe UI"), font.family()});
    font.setPixelSize(type::body);
    QApplication::setFont(font);
}

} // namespace

QString themeName(ThemeChoice choice)
{
    for (const auto &[candidate, name] : themeNames) {
        if (candidate == choice)
            return name;
    }
    Q_UNREACHABLE();
}

std::optional<ThemeChoice> themeFromName(const QString &name)
{
    for (const auto &[choice, candidate] : themeNames) {
        if (candidate == name)
            return choice;
    }
    return std::nullopt;
}

void applyTheme(ThemeChoice choice)
{
    prepareApplication();
    state().choice = choice;
    const QPalette palette = paletteOf(colors());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

void setSystemIsDark(bool dark)
{
    if (state().systemIsDark == dark)
        return;
    state().systemIsDark = dark;
    if (state().choice == ThemeChoice::System)
        applyTheme(ThemeChoice::System);
}

ThemeChoice currentTheme()
{
    return state().choice;
}

const Colors &colors()
{
    return isDark() ? darkColors() : lightColors();
}

QPalette mutedPalette()
{
    QPalette palette = QApplication::palette();
    // A label on the ground of a list uses Text.
    palette.setColor(QPalette::WindowText, colors().muted);
    palette.setColor(QPalette::Text, colors().muted);
    return palette;
}

QFont fontFor(TextRole role)
{
    QFont font = QApplication::font();
    switch (role) {
    case TextRole::Small:
        font.setPixelSize(type::small);
        return font;
    case TextRole::Body:
        return font;
    case TextRole::Strong:
        font.setWeight(QFont::DemiBold);
        return font;
    case TextRole::Title:
        font.setPixelSize(type::title);
        font.setWeight(QFont::DemiBold);
        return font;
    case TextRole::Heading:
        font.setPixelSize(type::heading);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    Q_UNREACHABLE();
}

} // namespace meja
