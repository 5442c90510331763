#pragma once

#include "desktoppage.h"
#include "desktopsettings.h"
#include "tornoffwindow.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <functional>

class QBoxLayout;
class QMenu;
class QStackedWidget;

namespace meja {

class MenuButton;
class PageTabBar;
class StateView;

/// The tab bar and the current tab's page. A page is created when its tab is first shown, so that saved tabs
/// do not slow the start down.
class TabArea : public QWidget
{
    Q_OBJECT

public:
    using PageMaker = std::function<DesktopPage *(const SavedTab &tab, QWidget *parent)>;

    explicit TabArea(QWidget *parent = nullptr);

    void setPageMaker(PageMaker maker) { m_make = std::move(maker); }

    /// Shows the tab of that address. A new tab is inserted after the current one.
    void open(const PageAddress &address) { openTab({address}); }
    /// Shows the tab of that address and brings the window in front, for requests from another window.
    void openInFront(const PageAddress &address);
    void restore(const QList<SavedTab> &tabs, int current);
    void closeAll();
    [[nodiscard]] QList<SavedTab> savedTabs() const; ///< From left to right.

    [[nodiscard]] int count() const;
    [[nodiscard]] int currentIndex() const;
    [[nodiscard]] DesktopPage *currentPage() const;
    [[nodiscard]] QList<DesktopPage *>
    pages() const; ///< Created pages, including those in their own windows.
    [[nodiscard]] QList<TornOffWindow *> tornOffWindows() const;

    /// Shows messages in the place of the pages.
    [[nodiscard]] StateView &body() { return *m_body; }
    /// Adds a widget at the right of the tab bar, which stays when no page is open.
    void addCornerWidget(QWidget *widget);

    /// Lets all pages apply the shared settings again.
    void applySettings();
    void closeCurrent();
    void closeOthers(int index);
    void closeToTheRight(int index);
    void reopenClosed();
    [[nodiscard]] bool canReopen() const { return !m_closed.isEmpty(); }
    /// Moves the current page into a window of its own.
    void tearOffCurrent();
    void step(int by);
    /// Shows the tab from which the current tab was opened.
    void goBack();
    /// Closes the current record and shows the tab from which it was opened, if that is still open. A list
    /// stays open.
    void closeToOpener();
    /// The link to the page of that tab, as in `PageLink`.
    [[nodiscard]] QString linkOf(int index) const;
    void copyLink(int index);

Q_SIGNALS:
    void currentChanged();
    void changed();                            ///< `savedTabs()` has changed.
    void tornOff(meja::TornOffWindow *window); ///< A tab has moved into this window.

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Tab
    {
        SavedTab saved;
        DesktopPage *page = nullptr; ///< Null until first shown.
        int opener = 0;              ///< The id of the tab from which it was opened; 0: none.
    };

    void layOut();
    void retranslate();
    void openTab(const SavedTab &saved);
    [[nodiscard]] static SavedTab savedStateOf(const Tab &tab);
    void saveClosed(const SavedTab &saved);
    int addTab(const SavedTab &saved, int index, int opener);
    [[nodiscard]] int idAt(int index) const;
    [[nodiscard]] int indexOf(int id) const;
    void showTab(int index);
    void makePage(int id);
    void updateTab(int id);
    void updateTexts();
    [[nodiscard]] QString textOf(int id) const;
    void closeTab(int index);
    void tearOff(int index);
    void showListButton();
    void showMenu(int index, QPoint position);
    void fillTabList();

    PageMaker m_make;
    PageTabBar *m_bar;
    QBoxLayout *m_barRow;
    MenuButton *m_listButton;
    QMenu *m_tabList;
    QStackedWidget *m_stack;
    StateView *m_body;
    QHash<int, Tab> m_tabs;
    QList<SavedTab> m_closed;
    QList<DesktopPage *> m_tornOff;
    int m_lastId = 0;
};

} // namespace meja
