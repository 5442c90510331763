#include "tabarea.h"

#include "icons.h"
#include "plaintooltip.h"
#include "resourcecatalogue.h"
#include "theme.h"
#include "tornoffwindow.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr qsizetype maxClosedTabs = 20;

QTabBar *makeTabBar(QWidget *parent)
{
    auto *bar = new QTabBar(parent);
    bar->setDocumentMode(true);
    bar->setMovable(true);
    bar->setTabsClosable(true);
    bar->setExpanding(false);
    bar->setUsesScrollButtons(true);
    bar->setElideMode(Qt::ElideRight);
    bar->setDrawBase(false);
    bar->setIconSize({16, 16});
    bar->setContextMenuPolicy(Qt::CustomContextMenu);
    return bar;
}

} // namespace

TabArea::TabArea(QWidget *parent)
    : QWidget(parent), m_bar(makeTabBar(this)), m_stack(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    m_bar->setAccessibleName(tr("Open pages"));
    connect(m_bar, &QTabBar::currentChanged, this, &TabArea::showTab);
    connect(m_bar, &QTabBar::tabMoved, this, &TabArea::changed);
    connect(m_bar, &QTabBar::tabCloseRequested, this, &TabArea::closeTab);
    connect(m_bar, &QWidget::customContextMenuRequested, this, &TabArea::showMenu);
}

int TabArea::idAt(int index) const
{
    return m_bar->tabData(index).toInt();
}

int TabArea::indexOf(int id) const
{
    for (int i = 0; i < m_bar->count(); ++i) {
        if (idAt(i) == id)
            return i;
    }
    return -1;
}

int TabArea::addTab(const SavedTab &saved, int index, int opener)
{
    const int id = ++m_lastId;
    m_tabs.insert(id, Tab{saved, nullptr, opener});
    const QSignalBlocker blocker(m_bar); // The bar makes its first tab current before the tab has its id.
    const int at = m_bar->insertTab(index, saved.title);
    m_bar->setTabData(at, id);
    updateTab(id);
    return at;
}

void TabArea::openTab(const SavedTab &saved)
{
    for (int i = 0; i < m_bar->count(); ++i) {
        if (m_tabs[idAt(i)].saved.address == saved.address) {
            DesktopPage *page = m_tabs[idAt(i)].page;
            m_bar->setCurrentIndex(i);
            showTab(i);
            // A page that was not made before reads its content anyway.
            return page ? page->refresh() : void();
        }
    }
    const int current = m_bar->currentIndex();
    const int at = addTab(saved, current + 1, current < 0 ? 0 : idAt(current));
    m_bar->setCurrentIndex(at);
    showTab(at);
    Q_EMIT changed();
}

void TabArea::restore(const QList<SavedTab> &tabs, int current)
{
    for (const SavedTab &tab : tabs)
        addTab(tab, m_bar->count(), 0);
    if (m_bar->count() == 0)
        return;
    const int index = std::clamp(current, 0, m_bar->count() - 1);
    m_bar->setCurrentIndex(index);
    showTab(index);
}

void TabArea::closeAll()
{
    const QSignalBlocker blocker(m_bar);
    while (m_bar->count() > 0)
        m_bar->removeTab(0);
    for (const Tab &tab : std::as_const(m_tabs))
        delete tab.page;
    m_tabs.clear();
    for (DesktopPage *page : std::as_const(m_tornOff))
        page->window()->close();
    m_closed.clear();
}

QList<SavedTab> TabArea::savedTabs() const
{
    QList<SavedTab> saved;
    for (int i = 0; i < m_bar->count(); ++i)
        saved.append(savedStateOf(m_tabs[idAt(i)]));
    return saved;
}

SavedTab TabArea::savedStateOf(const Tab &tab)
{
    SavedTab saved = tab.saved;
    if (tab.page)
        saved.page = tab.page->savedState();
    return saved;
}

void TabArea::saveClosed(const SavedTab &saved)
{
    m_closed.append(saved);
    if (m_closed.size() > maxClosedTabs)
        m_closed.removeFirst();
}

void TabArea::applySettings()
{
    for (DesktopPage *page : pages())
        page->applySettings();
}

int TabArea::count() const
{
    return m_bar->count();
}

int TabArea::currentIndex() const
{
    return m_bar->currentIndex();
}

DesktopPage *TabArea::currentPage() const
{
    const int index = m_bar->currentIndex();
    return index < 0 ? nullptr : m_tabs[idAt(index)].page;
}

QList<DesktopPage *> TabArea::pages() const
{
    QList<DesktopPage *> pages = m_tornOff;
    for (const Tab &tab : m_tabs) {
        if (tab.page)
            pages.append(tab.page);
    }
    return pages;
}

void TabArea::showTab(int index)
{
    if (index < 0)
        return Q_EMIT currentChanged();
    const int id = idAt(index);
    if (!m_tabs[id].page)
        makePage(id);
    m_stack->setCurrentWidget(m_tabs[id].page);
    m_tabs[id].page->setFocus();
    Q_EMIT currentChanged();
}

void TabArea::makePage(int id)
{
    Tab &tab = m_tabs[id];
    tab.page = m_make(tab.saved, m_stack);
    m_stack->addWidget(tab.page);
    connect(tab.page, &DesktopPage::titleChanged, this, [this, id] { updateTab(id); });
    connect(tab.page, &DesktopPage::openRequested, this, &TabArea::open);
    connect(tab.page, &DesktopPage::backRequested, this, &TabArea::goBack);
    connect(tab.page, &DesktopPage::savedStateChanged, this, &TabArea::changed);
    connect(tab.page, &DesktopPage::settingsChanged, this, &TabArea::applySettings);
    updateTab(id);
}

void TabArea::updateTab(int id)
{
    const auto found = m_tabs.find(id);
    const int index = indexOf(id);
    if (found == m_tabs.end() || index < 0)
        return;
    if (const DesktopPage *page = found->page) {
        found->saved.title = page->title();
        m_bar->setTabIcon(index, icon(page->iconName()));
    } else if (const Resource *resource = findResource(found->saved.address.resource)) {
        if (found->saved.address.isList())
            found->saved.title = resource->plural.text();
        m_bar->setTabIcon(index, icon(resource->icon));
    }
    m_bar->setTabText(index, QString(found->saved.title).replace(u'&', QStringLiteral("&&")));
    m_bar->setTabToolTip(index, plainToolTip(found->saved.title));
    Q_EMIT changed();
}

void TabArea::closeTab(int index)
{
    if (index < 0)
        return;
    const int id = idAt(index);
    const Tab tab = m_tabs.take(id);
    const int back = tab.opener != 0 && index == m_bar->currentIndex() ? indexOf(tab.opener) : -1;
    saveClosed(savedStateOf(tab));
    if (back >= 0)
        m_bar->setCurrentIndex(back);
    {
        const QSignalBlocker blocker(m_bar);
        m_bar->removeTab(index);
    }
    if (tab.page)
        tab.page->deleteLater();
    showTab(m_bar->currentIndex());
    Q_EMIT changed();
}

void TabArea::closeCurrent()
{
    closeTab(m_bar->currentIndex());
}

void TabArea::reopenClosed()
{
    if (!m_closed.isEmpty())
        openTab(m_closed.takeLast());
}

void TabArea::tearOffCurrent()
{
    const int index = m_bar->currentIndex();
    if (index < 0)
        return;
    const Tab tab = m_tabs.take(idAt(index));
    {
        const QSignalBlocker blocker(m_bar);
        m_bar->removeTab(index);
    }
    m_stack->removeWidget(tab.page);
    disconnect(tab.page, &DesktopPage::backRequested, this, nullptr);
    auto *window = new TornOffWindow(tab.page);
    m_tornOff.append(tab.page);
    connect(tab.page, &QObject::destroyed, this, [this, page = tab.page] { m_tornOff.removeOne(page); });
    connect(window, &TornOffWindow::closing, this, [this, tab] { saveClosed(savedStateOf(tab)); });
    connect(this, &QObject::destroyed, window, &QObject::deleteLater);
    window->show();
    showTab(m_bar->currentIndex());
    Q_EMIT changed();
}

void TabArea::step(int by)
{
    if (const int tabs = m_bar->count(); tabs > 0)
        m_bar->setCurrentIndex((m_bar->currentIndex() + by + tabs) % tabs);
}

void TabArea::goBack()
{
    const int index = m_bar->currentIndex();
    const int opener = index < 0 ? -1 : indexOf(m_tabs[idAt(index)].opener);
    if (opener >= 0)
        m_bar->setCurrentIndex(opener);
}

void TabArea::showMenu(const QPoint &position)
{
    const int index = m_bar->tabAt(position);
    if (index < 0)
        return;
    m_bar->setCurrentIndex(index);
    QMenu menu(this);
    menu.addAction(tr("Close tab"), this, &TabArea::closeCurrent);
    menu.addAction(tr("Move tab to a new window"), this, &TabArea::tearOffCurrent);
    QAction *reopen = menu.addAction(tr("Reopen closed tab"), this, &TabArea::reopenClosed);
    reopen->setEnabled(canReopen());
    menu.exec(m_bar->mapToGlobal(position));
}

void TabArea::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_bar->setAccessibleName(tr("Open pages"));
    for (int i = 0; i < m_bar->count(); ++i)
        updateTab(idAt(i));
}

void TabArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(0, m_bar->geometry().bottom(), width(), 1), colors().line);
}

} // namespace meja
