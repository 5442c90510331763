#include "mainwindow.h"

#include "navigation.h"
#include "paletteentry.h"
#include "resourcecatalogue.h"

#include <QCoreApplication>

namespace meja {

namespace {

/// The words of both languages, so that either finds it.
QStringList bothLanguages(const char *context, const char *source)
{
    return {translated(Language::Indonesian, context, source), QString::fromUtf8(source)};
}

} // namespace

QList<PaletteEntry> MainWindow::paletteEntries()
{
    return pageEntries() + actionEntries();
}

QList<PaletteEntry> MainWindow::pageEntries()
{
    QList<PaletteEntry> entries;
    for (const QString &name : m_navigation->entries()) {
        const Resource *resource = findResource(name);
        entries.append({resource->plural.text(), tr("Page"),
                        bothLanguages("Catalogue", resource->plural.source), resource->icon,
                        [this, name] { m_tabs->open(PageAddress{name}); }});
    }
    return entries;
}

QList<PaletteEntry> MainWindow::actionEntries()
{
    QList<PaletteEntry> entries;
    const auto add = [&entries](const char *source, const QString &hint, const QString &iconName,
                                std::function<void()> run) {
        entries.append({QCoreApplication::translate("Actions", source), hint,
                        bothLanguages("Actions", source), iconName, std::move(run)});
    };
    for (const auto language : {Language::Indonesian, Language::English})
        entries.append({languageName(language),
                        tr("Language"),
                        {QStringLiteral("bahasa language")},
                        QStringLiteral("globe"),
                        [this, language] { chooseLanguage(language); }});
    add(QT_TRANSLATE_NOOP("Actions", "Light appearance"), tr("Appearance"), QStringLiteral("sun"),
        [this] { chooseTheme(ThemeChoice::Light); });
    add(QT_TRANSLATE_NOOP("Actions", "Dark appearance"), tr("Appearance"), QStringLiteral("moon"),
        [this] { chooseTheme(ThemeChoice::Dark); });
    add(QT_TRANSLATE_NOOP("Actions", "Appearance of the system"), tr("Appearance"), QStringLiteral("monitor"),
        [this] { chooseTheme(ThemeChoice::System); });
    add(m_settings.isCompact() ? QT_TRANSLATE_NOOP("Actions", "Rows of normal height")
                               : QT_TRANSLATE_NOOP("Actions", "Compact rows"),
        tr("Appearance"), QStringLiteral("list"), [this] { toggleDensity(); });
    add(QT_TRANSLATE_NOOP("Actions", "Read again"), QStringLiteral("F5"), QStringLiteral("refresh"),
        [this] { refresh(); });
    add(QT_TRANSLATE_NOOP("Actions", "Close the tab"), QStringLiteral("Ctrl+W"), QStringLiteral("x"),
        [this] { closeTab(); });
    if (m_tabs->canReopen())
        add(QT_TRANSLATE_NOOP("Actions", "Reopen the tab closed last"), QStringLiteral("Ctrl+Shift+T"),
            QStringLiteral("rotate"), [this] { reopenTab(); });
    add(QT_TRANSLATE_NOOP("Actions", "Move the tab to its own window"), QStringLiteral("Ctrl+Shift+N"),
        QStringLiteral("window"), [this] { tearOffTab(); });
    add(QT_TRANSLATE_NOOP("Actions", "Narrow or widen the navigation"), QStringLiteral("Ctrl+B"),
        QStringLiteral("sidebar"), [this] { toggleNavigation(); });
    add(QT_TRANSLATE_NOOP("Actions", "Show all keys"), QStringLiteral("F1"), QStringLiteral("keyboard"),
        [this] { showKeys(); });
    add(QT_TRANSLATE_NOOP("Actions", "Sign out"), {}, QStringLiteral("lock"),
        [this] { Q_EMIT signOutRequested(); });
    return entries;
}

} // namespace meja
