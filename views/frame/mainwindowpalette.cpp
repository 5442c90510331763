#include "mainwindow.h"

#include "commandpalette.h"
#include "listpage.h"
#include "navigation.h"
#include "paletteentry.h"
#include "resourcecatalogue.h"
#include "shortcutsoverlay.h"
#include "tornoffwindow.h"

#include <QCoreApplication>

namespace meja {

namespace {

/// The text in both languages, so that the palette finds either.
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
        entries.append({.title = resource->plural.text(),
                        .hint = tr("Page"),
                        .words = bothLanguages("Catalogue", resource->plural.source),
                        .iconName = resource->icon,
                        .run = [this, name] { m_tabs->openInFront(PageAddress{name}); }});
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
    add(QT_TRANSLATE_NOOP("Actions", "Follow the system appearance"), tr("Appearance"),
        QStringLiteral("monitor"), [this] { chooseTheme(ThemeChoice::System); });
    add(m_settings.isCompact() ? QT_TRANSLATE_NOOP("Actions", "Normal row height")
                               : QT_TRANSLATE_NOOP("Actions", "Compact rows"),
        tr("Appearance"), QStringLiteral("list"), [this] { toggleDensity(); });
    add(QT_TRANSLATE_NOOP("Actions", "Refresh"), QStringLiteral("F5"), QStringLiteral("refresh"),
        [this] { refresh(); });
    add(QT_TRANSLATE_NOOP("Actions", "Close tab"), QStringLiteral("Ctrl+W"), QStringLiteral("x"),
        [this] { closeTab(); });
    if (m_tabs->canReopen())
        add(QT_TRANSLATE_NOOP("Actions", "Reopen closed tab"), QStringLiteral("Ctrl+Shift+T"),
            QStringLiteral("rotate"), [this] { reopenTab(); });
    add(QT_TRANSLATE_NOOP("Actions", "Copy link to this page"), QStringLiteral("Ctrl+Shift+U"),
        QStringLiteral("link"), [this] { copyLink(); });
    add(QT_TRANSLATE_NOOP("Actions", "Move tab to a new window"), QStringLiteral("Ctrl+Shift+N"),
        QStringLiteral("window"), [this] { tearOffTab(); });
    add(QT_TRANSLATE_NOOP("Actions", "Collapse/expand sidebar"), QStringLiteral("Ctrl+B"),
        QStringLiteral("sidebar"), [this] { toggleNavigation(); });
    add(QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), QStringLiteral("F1"), QStringLiteral("keyboard"),
        [this] { showShortcuts(); });
    add(QT_TRANSLATE_NOOP("Actions", "Settings"), {}, QStringLiteral("settings"), [this] { showSettings(); });
    add(QT_TRANSLATE_NOOP("Actions", "About Meja"), {}, QStringLiteral("info"), [this] { showAbout(); });
    add(QT_TRANSLATE_NOOP("Actions", "Lock"), QStringLiteral("Ctrl+Shift+L"), QStringLiteral("lock"),
        [this] { lock(); });
    add(QT_TRANSLATE_NOOP("Actions", "Sign out"), {}, QStringLiteral("log-out"),
        [this] { Q_EMIT signOutRequested(); });
    return entries;
}

void MainWindow::setUpPalette(CommandPalette &palette)
{
    palette.setSource(m_source, role());
    palette.setContactsMasked(!readsPersonalColumns(role()));
}

void MainWindow::runShortcut(ShortcutAction action)
{
    using Run = void (MainWindow::*)();
    static const QHash<ShortcutAction, Run> runs{
        {ShortcutAction::ShowPalette, &MainWindow::showPalette},
        {ShortcutAction::ShowHelp, &MainWindow::showShortcuts},
        {ShortcutAction::Refresh, &MainWindow::refresh},
        {ShortcutAction::ToggleSidebar, &MainWindow::toggleNavigation},
        {ShortcutAction::CloseTab, &MainWindow::closeTab},
        {ShortcutAction::ReopenTab, &MainWindow::reopenTab},
        {ShortcutAction::TearOffTab, &MainWindow::tearOffTab},
        {ShortcutAction::NextTab, &MainWindow::nextTab},
        {ShortcutAction::PreviousTab, &MainWindow::previousTab},
        {ShortcutAction::GoBack, &MainWindow::goBack},
        {ShortcutAction::CopyLink, &MainWindow::copyLink},
        {ShortcutAction::Lock, &MainWindow::lock}};
    if (action != ShortcutAction::ShowHelp)
        hideOverlays();
    if (const Run run = runs.value(action))
        (this->*run)();
}

/// Adds the palette and the help to the window of a torn-off tab. What is chosen in its palette opens in the
/// main window.
void MainWindow::equip(TornOffWindow *window)
{
    auto *palette = new CommandPalette(window);
    auto *help = new ShortcutsOverlay(window, {ShortcutPlace::Window});
    connectPalette(*palette);
    connect(help, &ShortcutsOverlay::exampleChosen, this, &MainWindow::runExample);
    connect(window, &TornOffWindow::paletteRequested, palette,
            [this, palette] { palette->present(pageEntries()); });
    connect(window, &TornOffWindow::shortcutsRequested, help,
            [this, window, help] { help->present(searchHelp(window->page())); });
}

SearchHelp MainWindow::searchHelp(const DesktopPage *page) const
{
    const bool isList = page && page->address().isList();
    return {findResource(isList ? page->address().resource : QStringLiteral("orders")), role()};
}

/// Shows an example of the search help in the list that it was written for.
void MainWindow::runExample(const QString &resource, const QString &search)
{
    m_tabs->openInFront({resource});
    if (auto *list = qobject_cast<ListPage *>(m_tabs->currentPage()))
        list->showSearch(search);
}

void MainWindow::connectPalette(CommandPalette &palette)
{
    connect(&palette, &CommandPalette::recordChosen, m_tabs, &TabArea::openInFront);
    connect(&palette, &CommandPalette::contactChosen, this, &MainWindow::searchCustomers);
    if (m_session)
        setUpPalette(palette);
}

} // namespace meja
