#include "mainwindow.h"

#include "commandpalette.h"
#include "desktoppages.h"
#include "environmentbanner.h"
#include "listhead.h"
#include "listpage.h"
#include "navigation.h"
#include "paletteentry.h"
#include "resourcecatalogue.h"
#include "searchbox.h"
#include "shortcutsoverlay.h"
#include "stateview.h"
#include "statusbar.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace meja {

namespace {

constexpr QSize defaultSize{1366, 768};
constexpr std::chrono::milliseconds busyCheckInterval{200};

/// Resources whose records the palette finds, in the order of its results.
QStringList paletteResources(Role role)
{
    QStringList names;
    for (const auto &name : {QStringLiteral("orders"), QStringLiteral("users"), QStringLiteral("products")}) {
        if (const Resource *resource = findResource(name); resource && resource->isOpenTo(role))
            names.append(name);
    }
    return names;
}

} // namespace

MainWindow::MainWindow(DesktopSettings &settings, QWidget *parent)
    : QWidget(parent),
      m_settings(settings),
      m_navigation(new Navigation(this)),
      m_tabs(new TabArea(this)),
      m_stateView(new StateView(m_tabs, this)),
      m_status(new StatusBar(this)),
      m_palette(new CommandPalette(this)),
      m_shortcuts(new ShortcutsOverlay(this))
{
    resize(defaultSize);
    restoreGeometry(m_settings.geometry());
    layOut();
    addShortcuts();
    connect(m_navigation, &Navigation::opened, m_tabs, &TabArea::open);
    connect(m_navigation, &Navigation::paletteRequested, this, &MainWindow::showPalette);
    connect(m_palette, &CommandPalette::recordChosen, m_tabs, &TabArea::open);
    connect(m_palette, &CommandPalette::contactChosen, this, &MainWindow::searchCustomers);
    connect(m_tabs, &TabArea::currentChanged, this, &MainWindow::updateForCurrentTab);
    connect(m_tabs, &TabArea::changed, this, &MainWindow::saveTabs);
    connect(m_status, &StatusBar::languageRequested, this, &MainWindow::toggleLanguage);
    connect(m_status, &StatusBar::themeRequested, this, &MainWindow::toggleTheme);
    connect(m_status, &StatusBar::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_stateView, &StateView::retryRequested, this, &MainWindow::retryRequested);
    auto *busyTimer = new QTimer(this);
    busyTimer->setInterval(busyCheckInterval);
    connect(busyTimer, &QTimer::timeout, this, &MainWindow::updateBusy);
    busyTimer->start();
    retranslate();
    m_stateView->showLoading(tr("Signing in…"));
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new EnvironmentBanner(m_settings.environment(), this));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_stateView, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    m_navigation->setNarrow(m_settings.isNavigationCollapsed());
}

void MainWindow::addShortcut(const QKeySequence &keys, void (MainWindow::*act)())
{
    connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
}

void MainWindow::addShortcuts()
{
    addShortcut(Qt::CTRL | Qt::Key_K, &MainWindow::showPalette);
    addShortcut(Qt::Key_F1, &MainWindow::showShortcuts);
    addShortcut(Qt::Key_F5, &MainWindow::refresh);
    addShortcut(Qt::CTRL | Qt::Key_B, &MainWindow::toggleNavigation);
    addShortcut(Qt::CTRL | Qt::Key_W, &MainWindow::closeTab);
    addShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_T, &MainWindow::reopenTab);
    addShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N, &MainWindow::tearOffTab);
    addShortcut(Qt::CTRL | Qt::Key_Tab, &MainWindow::nextTab);
    addShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, &MainWindow::previousTab);
    addShortcut(Qt::ALT | Qt::Key_Left, &MainWindow::goBack);
}

void MainWindow::openSession(const Session &session, RecordSource &source, ChangeFeed *changes)
{
    m_session = session;
    m_tabs->setPageMaker([this, &source, changes](const SavedTab &tab, QWidget *parent) {
        return makeDesktopPage(tab, {source, *m_session, m_settings, changes}, parent);
    });
    m_navigation->setRole(session.role);
    m_status->setSession(session);
    m_status->setChanges(changes);
    m_palette->setSource(&source, paletteResources(session.role));
    m_palette->setContactsMasked(!readsPersonalColumns(session.role));
    QList<SavedTab> tabs;
    for (const SavedTab &tab : m_settings.tabs()) {
        if (findResource(tab.address.resource)->isOpenTo(session.role))
            tabs.append(tab);
    }
    if (tabs.isEmpty())
        tabs.append({PageAddress{m_navigation->entries().value(0)}});
    m_restoring = true;
    m_tabs->restore(tabs, m_settings.currentTab());
    m_restoring = false;
    m_stateView->showFilled();
}

void MainWindow::closeSession()
{
    saveTabs();
    m_palette->setSource(nullptr, {});
    m_status->setChanges(nullptr);
    m_restoring = true;
    m_tabs->closeAll();
    m_restoring = false;
    m_session.reset();
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
    m_settings.setCompact(!m_settings.isCompact());
    m_tabs->applySettings();
}

void MainWindow::hideOverlays()
{
    m_shortcuts->hide();
    m_palette->hide();
}

void MainWindow::showShortcuts()
{
    m_shortcuts->present();
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

void MainWindow::retranslate()
{
    setWindowTitle(tr("Meja"));
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        updateForCurrentTab();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setGeometry(saveGeometry());
    saveTabs();
    QWidget::closeEvent(event);
}

} // namespace meja
