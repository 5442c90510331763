#include "tabarea.h"

#include "icons.h"
#include "menubutton.h"
#include "pagetabbar.h"
#include "plaintooltip.h"
#include "resourcecatalogue.h"
#include "stateview.h"
#include "theme.h"
#include "tokens.h"
#include "tornoffwindow.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr qsizetype maxClosedTabs = 20;

} // namespace

TabArea::TabArea(QWidget *parent)
    : QWidget(parent),
      m_bar(new PageTabBar(this)),
      m_barRow(new QHBoxLayout),
      m_listButton(new MenuButton(this)),
      m_tabList(new QMenu(this)),
      m_stack(new QStackedWidget(this)),
      m_body(new StateView(m_stack, this))
{
    layOut();
    retranslate();
    connect(m_bar, &QTabBar::currentChanged, this, &TabArea::showTab);
    connect(m_bar, &QTabBar::tabMoved, this, &TabArea::changed);
    connect(m_bar, &QTabBar::tabCloseRequested, this, &TabArea::closeTab);
    connect(m_bar, &PageTabBar::middleClicked, this, &TabArea::closeTab);
    connect(m_bar, &PageTabBar::menuRequested, this, &TabArea::showMenu);
    connect(m_bar, &PageTabBar::layoutChanged, this, &TabArea::showListButton);
    connect(m_tabList, &QMenu::aboutToShow, this, &TabArea::fillTabList);
}

void TabArea::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_barRow);
    column->addWidget(m_body, 1);
    m_barRow->setContentsMargins(0, 0, space::xs, 0);
    m_barRow->setSpacing(space::xs);
    m_barRow->addWidget(m_bar);
    m_barRow->addWidget(m_listButton);
    m_barRow->addStretch();
    m_listButton->setIcon(icon(QStringLiteral("chevron-down")));
    m_listButton->setIconSize({16, 16});
    m_listButton->setMenu(m_tabList);
    m_listButton->hide();
}

void TabArea::addCornerWidget(QWidget *widget)
{
    m_barRow->addWidget(widget);
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
    const int at = m_bar->insertTab(index, QString());
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

void TabArea::openInFront(const PageAddress &address)
{
    open(address);
    QWidget *frame = window();
    frame->setWindowState(frame->windowState() & ~Qt::WindowMinimized);
    frame->raise();
    frame->activateWindow();
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
    m_tabList->clear();
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

QList<TornOffWindow *> TabArea::tornOffWindows() const
{
    QList<TornOffWindow *> windows;
    for (const DesktopPage *page : m_tornOff)
        windows.append(qobject_cast<TornOffWindow *>(page->window()));
    return windows;
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
    connect(tab.page, &DesktopPage::backRequested, this, &TabArea::closeToOpener);
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
    m_bar->setTabToolTip(index, plainToolTip(found->saved.title));
    updateTexts();
    Q_EMIT changed();
}

/// The title; records with the same title also show their key.
QString TabArea::textOf(int id) const
{
    const SavedTab &saved = m_tabs[id].saved;
    const bool isRepeated = std::count_if(m_tabs.cbegin(), m_tabs.cend(), [&saved](const Tab &tab) {
                                return tab.saved.title == saved.title;
                            }) > 1;
    if (saved.address.isList() || !isRepeated)
        return saved.title;
    return QStringLiteral("%1 #%2").arg(saved.title).arg(saved.address.key);
}

void TabArea::updateTexts()
{
    for (int i = 0; i < m_bar->count(); ++i) {
        const Tab &tab = m_tabs[idAt(i)];
        const QString text = textOf(idAt(i)).replace(u'&', QStringLiteral("&&"));
        if (m_bar->tabText(i) != text)
            m_bar->setTabText(i, text);
        if (tab.page)
            tab.page->setReturnTitle(indexOf(tab.opener) < 0 ? QString() : m_tabs[tab.opener].saved.title);
    }
}

void TabArea::closeTab(int index)
{
    if (index < 0)
        return;
    const int id = idAt(index);
    const int back = index == m_bar->currentIndex() ? indexOf(m_tabs[id].opener) : -1;
    if (back >= 0)
        m_bar->setCurrentIndex(back);
    const Tab tab = m_tabs.take(id);
    saveClosed(savedStateOf(tab));
    {
        const QSignalBlocker blocker(m_bar);
        m_bar->removeTab(index);
    }
    if (tab.page)
        tab.page->deleteLater();
    updateTexts();
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
    tearOff(m_bar->currentIndex());
}

void TabArea::tearOff(int index)
{
    if (index < 0)
        return;
    m_bar->setCurrentIndex(index); // Creates the page.
    const Tab tab = m_tabs.take(idAt(index));
    {
        const QSignalBlocker blocker(m_bar);
        m_bar->removeTab(index);
    }
    m_stack->removeWidget(tab.page);
    tab.page->setReturnTitle({});
    disconnect(tab.page, &DesktopPage::backRequested, this, nullptr);
    disconnect(tab.page, &DesktopPage::openRequested, this, nullptr);
    connect(tab.page, &DesktopPage::openRequested, this, &TabArea::openInFront);
    auto *window = new TornOffWindow(tab.page);
    m_tornOff.append(tab.page);
    connect(tab.page, &QObject::destroyed, this, [this, page = tab.page] { m_tornOff.removeOne(page); });
    connect(window, &TornOffWindow::closing, this, [this, tab] { saveClosed(savedStateOf(tab)); });
    connect(this, &QObject::destroyed, window, &QObject::deleteLater);
    Q_EMIT tornOff(window);
    window->show();
    updateTexts();
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

void TabArea::closeToOpener()
{
    const int index = m_bar->currentIndex();
    if (index < 0 || indexOf(m_tabs[idAt(index)].opener) < 0)
        return;
    if (m_tabs[idAt(index)].saved.address.isList())
        return goBack();
    closeTab(index);
}

void TabArea::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TabArea::retranslate()
{
    m_bar->setAccessibleName(tr("Open pages"));
    m_listButton->setAccessibleName(tr("All open pages"));
    setPlainToolTip(m_listButton, tr("All open pages"));
    for (int i = 0; i < m_bar->count(); ++i)
        updateTab(idAt(i));
}

void TabArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(0, m_barRow->geometry().bottom(), width(), 1), colors().line);
}

} // namespace meja
