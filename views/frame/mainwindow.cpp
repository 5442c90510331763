#include "mainwindow.h"

#include "commandpalette.h"
#include "environmentbanner.h"
#include "linkopener.h"
#include "listhead.h"
#include "listpage.h"
#include "navigation.h"
#include "noticebar.h"
#include "paletteentry.h"
#include "searchbox.h"
#include "shortcutsoverlay.h"
#include "stateview.h"
#include "statusbar.h"
#include "usermenu.h"
#include "windowfitter.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace meja {

namespace {

constexpr QSize defaultSize{1366, 768};
constexpr std::chrono::milliseconds busyCheckInterval{200};

} // namespace

MainWindow::MainWindow(DesktopSettings &settings, QWidget *parent)
    : QWidget(parent),
      m_settings(settings),
      m_stack(new QStackedLayout(this)),
      m_content(new QWidget(this)),
      m_navigation(new Navigation(m_content)),
      m_tabs(new TabArea(m_content)),
      m_stateView(&m_tabs->body()),
      m_notice(new NoticeBar(m_content)),
      m_user(new UserMenu(settings, m_tabs)),
      m_links(new LinkOpener(this)),
      m_status(new StatusBar(m_content)),
      m_palette(new CommandPalette(this)),
      m_shortcuts(new ShortcutsOverlay(this))
{
    layOut();
    addShortcuts();
    connectParts();
    connectUserMenu();
    connectPalette(*m_palette);
    auto *busyTimer = new QTimer(this);
    busyTimer->setInterval(busyCheckInterval);
    connect(busyTimer, &QTimer::timeout, this, &MainWindow::updateBusy);
    busyTimer->start();
    updateTitle();
    m_stateView->showLoading(tr("Signing in…"));
    (new WindowFitter(*this))->restore(m_settings.geometry(), defaultSize);
}

void MainWindow::connectParts()
{
    connect(m_navigation, &Navigation::opened, m_tabs, &TabArea::open);
    connect(m_navigation, &Navigation::paletteRequested, this, &MainWindow::showPalette);
    connect(m_tabs, &TabArea::currentChanged, this, &MainWindow::updateForCurrentTab);
    connect(m_tabs, &TabArea::changed, this, &MainWindow::saveTabs);
    connect(m_tabs, &TabArea::changed, this, &MainWindow::updateTitle);
    connect(m_tabs, &TabArea::tornOff, this, &MainWindow::addTornOff);
    connect(m_shortcuts, &ShortcutsOverlay::exampleChosen, this, &MainWindow::runExample);
    connect(m_links, &LinkOpener::found, m_tabs, &TabArea::open);
    connect(m_links, &LinkOpener::refused, this, &MainWindow::showNotice);
    connect(m_status, &StatusBar::languageRequested, this, &MainWindow::toggleLanguage);
    connect(m_status, &StatusBar::themeRequested, this, &MainWindow::toggleTheme);
    connect(m_status, &StatusBar::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_stateView, &StateView::retryRequested, this, &MainWindow::retryRequested);
}

void MainWindow::connectUserMenu()
{
    connect(m_user, &UserMenu::languageChosen, this, &MainWindow::chooseLanguage);
    connect(m_user, &UserMenu::themeChosen, this, &MainWindow::chooseTheme);
    connect(m_user, &UserMenu::densityChosen, this, &MainWindow::chooseDensity);
    connect(m_user, &UserMenu::settingsRequested, this, &MainWindow::showSettings);
    connect(m_user, &UserMenu::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_user, &UserMenu::aboutRequested, this, &MainWindow::showAbout);
    connect(m_user, &UserMenu::lockRequested, this, &MainWindow::lock);
    connect(m_user, &UserMenu::signOutRequested, this, &MainWindow::signOutRequested);
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    m_stack->addWidget(m_content);
    m_tabs->addCornerWidget(m_user);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new EnvironmentBanner(m_settings.environment(), m_content));
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_tabs, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    m_navigation->setNarrow(m_settings.isNavigationCollapsed());
}

void MainWindow::addShortcuts()
{
    for (const ShortcutPlace place : {ShortcutPlace::Window, ShortcutPlace::MainWindow})
        m_keys += makeShortcuts(*this, place, [this](ShortcutAction action) { runShortcut(action); });
}

void MainWindow::showConnection(ConnectionState state)
{
    const bool restored = m_connection == ConnectionState::Lost && state == ConnectionState::Connected;
    m_connection = state;
    m_status->setConnection(state);
    if (restored)
        refreshAll();
}

void MainWindow::showFailure(const QString &sentence, const QString &hint)
{
    m_stateView->showFailed(sentence, hint, tr("Try again"));
}

bool MainWindow::isSettled() const
{
    const QList<DesktopPage *> pages = m_tabs->pages();
    return std::all_of(pages.cbegin(), pages.cend(),
                       [](const DesktopPage *page) { return page->isSettled(); });
}

void MainWindow::updateBusy()
{
    m_status->setBusy(!isSettled());
}

void MainWindow::updateForCurrentTab()
{
    const DesktopPage *page = m_tabs->currentPage();
    m_navigation->setCurrent(page ? page->address().resource : QString());
    if (m_session && m_tabs->count() == 0)
        m_stateView->showEmpty(tr("No page is open"), tr("Choose a page on the left or press Ctrl+K."));
    else if (m_session)
        m_stateView->showFilled();
    updateTitle();
    saveTabs();
}

void MainWindow::saveTabs()
{
    if (!m_restoring && m_session)
        m_settings.setTabs(m_tabs->savedTabs(), m_tabs->currentIndex());
}

void MainWindow::refresh()
{
    if (DesktopPage *page = m_tabs->currentPage())
        page->refresh();
}

void MainWindow::refreshAll()
{
    for (DesktopPage *page : m_tabs->pages())
        page->refresh();
}

void MainWindow::closeTab()
{
    m_tabs->closeCurrent();
}

void MainWindow::reopenTab()
{
    m_tabs->reopenClosed();
}

void MainWindow::tearOffTab()
{
    m_tabs->tearOffCurrent();
}

void MainWindow::nextTab()
{
    m_tabs->step(1);
}

void MainWindow::previousTab()
{
    m_tabs->step(-1);
}

void MainWindow::goBack()
{
    m_tabs->goBack();
}

void MainWindow::toggleNavigation()
{
    m_navigation->setNarrow(!m_navigation->isNarrow());
    m_settings.setNavigationCollapsed(m_navigation->isNarrow());
}

void MainWindow::toggleLanguage()
{
    chooseLanguage(currentLanguage() == Language::Indonesian ? Language::English : Language::Indonesian);
}

void MainWindow::toggleTheme()
{
    chooseTheme(colors().dark ? ThemeChoice::Light : ThemeChoice::Dark);
}

void MainWindow::chooseLanguage(Language language)
{
    applyLanguage(language);
    m_settings.setLanguage(language);
}

void MainWindow::chooseTheme(ThemeChoice theme)
{
    applyTheme(theme);
    m_settings.setTheme(theme);
}

void MainWindow::toggleDensity()
{
    chooseDensity(!m_settings.isCompact());
}

void MainWindow::chooseDensity(bool compact)
{
    m_settings.setCompact(compact);
    m_tabs->applySettings();
}

void MainWindow::copyLink()
{
    m_tabs->copyLink(m_tabs->currentIndex());
}

void MainWindow::lock()
{
    if (m_session)
        Q_EMIT lockRequested();
}

void MainWindow::hideOverlays()
{
    m_shortcuts->hide();
    m_palette->hide();
}

void MainWindow::showShortcuts()
{
    m_shortcuts->present(searchHelp(m_tabs->currentPage()));
}

/// The list explains that contacts are masked, and looks the customer up after Enter.
void MainWindow::searchCustomers(const QString &contact)
{
    m_tabs->open(PageAddress{QStringLiteral("users")});
    auto *list = qobject_cast<ListPage *>(m_tabs->currentPage());
    if (!list)
        return;
    ListState state = list->state();
    state.query = {.resource = state.query.resource, .search = contact};
    list->restore(state);
    list->head().search().setFocus();
}

void MainWindow::showPalette()
{
    m_palette->present(paletteEntries());
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        updateForCurrentTab();
        if (m_isSignedOut)
            showSignedOut();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setGeometry(saveGeometry());
    saveTabs();
    QWidget::closeEvent(event);
}

} // namespace meja
