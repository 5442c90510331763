#include "mainwindow.h"

#include "commandpalette.h"
#include "deskpages.h"
#include "deskstatusbar.h"
#include "environmentband.h"
#include "faces.h"
#include "keysoverlay.h"
#include "navigation.h"
#include "paletteentry.h"
#include "resourcecatalogue.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace meja {

namespace {

constexpr QSize firstSize{1366, 768};
constexpr std::chrono::milliseconds workGlance{200};

/// Resources whose records the palette finds, most wanted first.
QStringList lookedUp(Role role)
{
    QStringList names;
    for (const auto &name : {QStringLiteral("orders"), QStringLiteral("users"), QStringLiteral("products")}) {
        if (const Resource *resource = findResource(name); resource && resource->isOpenTo(role))
            names.append(name);
    }
    return names;
}

} // namespace

MainWindow::MainWindow(DeskSettings &settings, QWidget *parent)
    : QWidget(parent),
      m_settings(settings),
      m_navigation(new Navigation(this)),
      m_tabs(new TabArea(this)),
      m_faces(new Faces(m_tabs, this)),
      m_status(new DeskStatusBar(this)),
      m_palette(new CommandPalette(this)),
      m_keys(new KeysOverlay(this))
{
    resize(firstSize);
    restoreGeometry(m_settings.geometry());
    layOut();
    addKeys();
    connect(m_navigation, &Navigation::opened, m_tabs, &TabArea::open);
    connect(m_navigation, &Navigation::paletteRequested, this, &MainWindow::showPalette);
    connect(m_palette, &CommandPalette::recordChosen, m_tabs, &TabArea::open);
    connect(m_tabs, &TabArea::currentChanged, this, &MainWindow::followTab);
    connect(m_tabs, &TabArea::changed, this, &MainWindow::remember);
    connect(m_status, &DeskStatusBar::languageRequested, this, &MainWindow::toggleLanguage);
    connect(m_status, &DeskStatusBar::themeRequested, this, &MainWindow::toggleTheme);
    connect(m_status, &DeskStatusBar::keysRequested, this, &MainWindow::showKeys);
    connect(m_faces, &Faces::retryRequested, this, &MainWindow::retryRequested);
    auto *glance = new QTimer(this);
    glance->setInterval(workGlance);
    connect(glance, &QTimer::timeout, this, &MainWindow::watchWork);
    glance->start();
    retranslate();
    m_faces->showLoading(tr("Signing in…"));
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new EnvironmentBand(m_settings.environment(), this));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_faces, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    m_navigation->setNarrow(m_settings.isNavigationNarrow());
}

void MainWindow::addKey(const QKeySequence &keys, void (MainWindow::*act)())
{
    connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
}

void MainWindow::addKeys()
{
    addKey(Qt::CTRL | Qt::Key_K, &MainWindow::showPalette);
    addKey(Qt::Key_F1, &MainWindow::showKeys);
    addKey(Qt::Key_F5, &MainWindow::refresh);
    addKey(Qt::CTRL | Qt::Key_B, &MainWindow::toggleNavigation);
    addKey(Qt::CTRL | Qt::Key_W, &MainWindow::closeTab);
    addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_T, &MainWindow::reopenTab);
    addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_N, &MainWindow::tearOffTab);
    addKey(Qt::CTRL | Qt::Key_Tab, &MainWindow::nextTab);
    addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, &MainWindow::previousTab);
    addKey(Qt::ALT | Qt::Key_Left, &MainWindow::goBack);
}

void MainWindow::openSession(const Session &session, RecordSource &source)
{
    m_session = session;
    m_tabs->setPageMaker([this, &source](const TabMemory &tab, QWidget *parent) {
        return makeDeskPage(tab, {source, *m_session, m_settings}, parent);
    });
    m_navigation->setRole(session.role);
    m_status->setSession(session);
    m_palette->setSource(&source, lookedUp(session.role));
    QList<TabMemory> tabs;
    for (const TabMemory &tab : m_settings.tabs()) {
        if (findResource(tab.address.resource)->isOpenTo(session.role))
            tabs.append(tab);
    }
    if (tabs.isEmpty())
        tabs.append({PageAddress{m_navigation->entries().value(0)}});
    m_restoring = true;
    m_tabs->restore(tabs, m_settings.currentTab());
    m_restoring = false;
    m_faces->showFilled();
}

void MainWindow::closeSession()
{
    remember();
    m_palette->setSource(nullptr, {});
    m_restoring = true;
    m_tabs->closeAll();
    m_restoring = false;
    m_session.reset();
}

void MainWindow::showConnection(ConnectionState state)
{
    const bool back = m_connection == ConnectionState::Lost && state == ConnectionState::Connected;
    m_connection = state;
    m_status->setConnection(state);
    if (back)
        refreshAll();
}

void MainWindow::showTrouble(const QString &sentence, const QString &hint)
{
    m_faces->showFailed(sentence, hint, tr("Try again"));
}

bool MainWindow::isSettled() const
{
    const QList<DeskPage *> pages = m_tabs->pages();
    return std::all_of(pages.cbegin(), pages.cend(), [](const DeskPage *page) { return page->isSettled(); });
}

void MainWindow::watchWork()
{
    m_status->setBusy(!isSettled());
}

void MainWindow::followTab()
{
    const DeskPage *page = m_tabs->currentPage();
    m_navigation->setCurrent(page ? page->address().resource : QString());
    if (m_session && m_tabs->count() == 0)
        m_faces->showEmpty(tr("No page is open"), tr("Choose one at the left, or press Ctrl+K."));
    else if (m_session)
        m_faces->showFilled();
    remember();
}

void MainWindow::remember()
{
    if (!m_restoring && m_session)
        m_settings.setTabs(m_tabs->memory(), m_tabs->currentIndex());
}

void MainWindow::refresh()
{
    if (DeskPage *page = m_tabs->currentPage())
        page->refresh();
}

void MainWindow::refreshAll()
{
    for (DeskPage *page : m_tabs->pages())
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
    m_settings.setNavigationNarrow(m_navigation->isNarrow());
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
    m_tabs->followSettings();
}

void MainWindow::hideOverlays()
{
    m_keys->hide();
    m_palette->hide();
}

void MainWindow::showKeys()
{
    m_keys->present();
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
        followTab();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setGeometry(saveGeometry());
    remember();
    QWidget::closeEvent(event);
}

} // namespace meja
