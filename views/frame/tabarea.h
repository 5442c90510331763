#pragma once

#include "deskpage.h"
#include "desksettings.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <functional>

class QStackedWidget;
class QTabBar;

namespace meja {

/// The tabs and the page of the current one. A page is made when its tab is first shown, so that a
/// start with many remembered tabs costs no more than one.
class TabArea : public QWidget
{
    Q_OBJECT

public:
    using PageMaker = std::function<DeskPage *(const TabMemory &tab, QWidget *parent)>;

    explicit TabArea(QWidget *parent = nullptr);

    void setPageMaker(PageMaker maker) { m_make = std::move(maker); }

    /// Shows the tab of that address, made beside the current one when there is none yet.
    void open(const PageAddress &address) { openTab({address}); }
    void restore(const QList<TabMemory> &tabs, int current);
    void closeAll();
    [[nodiscard]] QList<TabMemory> memory() const; ///< As they stand, from left to right.

    [[nodiscard]] int count() const;
    [[nodiscard]] int currentIndex() const;
    [[nodiscard]] DeskPage *currentPage() const;
    [[nodiscard]] QList<DeskPage *> pages() const; ///< Made ones, torn off ones too.

    /// All pages look at the shared settings again.
    void followSettings();
    void closeCurrent();
    void reopenClosed();
    [[nodiscard]] bool canReopen() const { return !m_closed.isEmpty(); }
    /// Moves the current page into a window of its own.
    void tearOffCurrent();
    void step(int by);
    /// To the tab the current one was opened from.
    void goBack();

Q_SIGNALS:
    void currentChanged();
    void changed(); ///< What `memory()` tells has changed.

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Tab
    {
        TabMemory memory;
        DeskPage *page = nullptr; ///< Null until first shown.
        int opener = 0;
    };

    void openTab(const TabMemory &memory);
    [[nodiscard]] static TabMemory memoryOf(const Tab &tab);
    void keepClosed(const TabMemory &memory);
    int addTab(const TabMemory &memory, int index, int opener);
    [[nodiscard]] int idAt(int index) const;
    [[nodiscard]] int indexOf(int id) const;
    void showTab(int index);
    void makePage(int id);
    void dress(int id);
    void closeTab(int index);
    void showMenu(const QPoint &position);

    PageMaker m_make;
    QTabBar *m_bar;
    QStackedWidget *m_stack;
    QHash<int, Tab> m_tabs;
    QList<TabMemory> m_closed;
    QList<DeskPage *> m_tornOff;
    int m_lastId = 0;
};

} // namespace meja
