#include "commandpalette.h"
#include "desktopfixture.h"
#include "mainwindow.h"
#include "pagelink.h"
#include "pagetabbar.h"
#include "recordheading.h"
#include "shortcutsoverlay.h"
#include "tornoffwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QStyleOptionTab>
#include <QTest>
#include <QToolButton>

using namespace meja;

/// Tabs, links between pages and windows of their own, with real keys and mouse events.
class TabsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void init();
    void cleanup() { m_window.reset(); }
    void tellsNineOrdersApart();
    void keepsRoomBesideALongName();
    void tellsNamesakesApart();
    void listsThirtyTabs();
    void closesByMiddleClick();
    void offersAMenu_data();
    void offersAMenu();
    void closesARecordByEscape();
    void namesThePageOfTheReturn();
    void keepsARecordWithoutAnOpener();
    void copiesTheLinkByKeyboard();
    void opensLinksOfATornOffWindowInFront();
    void obeysTheKeysOfATornOffWindow();

private:
    void showTabs(const QList<SavedTab> &tabs, int current = 0);
    [[nodiscard]] PageTabBar &bar() const { return *m_window->findChild<PageTabBar *>(); }
    [[nodiscard]] TabArea &tabs() const { return *m_window->findChild<TabArea *>(); }
    [[nodiscard]] QString currentAddress() const { return m_window->currentPage()->address().toText(); }
    /// What the tab shows: its text, shortened to its width.
    [[nodiscard]] QString shownText(int index) const;
    [[nodiscard]] QStringList addresses() const;
    [[nodiscard]] TornOffWindow *tearOff();

    std::unique_ptr<DesktopFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

/// Gives access to the option that the style draws.
class TabOption : public PageTabBar
{
public:
    using PageTabBar::initStyleOption;
};

QList<SavedTab> orderTabs(int count)
{
    QList<SavedTab> saved;
    for (int i = 0; i < count; ++i)
        saved.append(
            {{QStringLiteral("orders"), 100 + i}, QStringLiteral("MJLAJN%1K%2Q").arg(10 + i).arg(i % 10)});
    return saved;
}

} // namespace

void TabsTest::init()
{
    m_fixture = std::make_unique<DesktopFixture>();
    applyLanguage(Language::English);
}

void TabsTest::showTabs(const QList<SavedTab> &tabs, int current)
{
    m_fixture->settings().setTabs(tabs, current);
    m_window = std::make_unique<MainWindow>(m_fixture->settings());
    m_window->resize(1366, 768);
    m_window->openSession(DesktopFixture::session(Role::Admin), m_fixture->source);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_window->isSettled());
}

QString TabsTest::shownText(int index) const
{
    QStyleOptionTab option;
    (bar().*(&TabOption::initStyleOption))(&option, index);
    return option.text;
}

QStringList TabsTest::addresses() const
{
    QStringList found;
    for (const SavedTab &tab : tabs().savedTabs())
        found.append(tab.address.toText());
    return found;
}

void TabsTest::tellsNineOrdersApart()
{
    showTabs(QList<SavedTab>{{{QStringLiteral("orders")}}} + orderTabs(9));
    QSet<QString> shown;
    for (int i = 1; i <= 9; ++i) {
        shown.insert(shownText(i));
        QVERIFY2(shownText(i).endsWith(QStringLiteral("K%1Q").arg(i - 1)), qPrintable(shownText(i)));
        QVERIFY(bar().tabToolTip(i).startsWith(QLatin1String("MJLAJN")));
    }
    QCOMPARE(shown.size(), 9);
}

void TabsTest::keepsRoomBesideALongName()
{
    QList<SavedTab> saved = orderTabs(4);
    saved.append({{QStringLiteral("products"), 5}, QString(QStringLiteral("Meja kayu jati ")).repeated(12)});
    showTabs(saved);
    QVERIFY2(bar().tabRect(4).width() <= 220, qPrintable(QString::number(bar().tabRect(4).width())));
    for (int i = 1; i < 4; ++i)
        QCOMPARE(shownText(i), saved[i].title);
}

void TabsTest::tellsNamesakesApart()
{
    showTabs({{{QStringLiteral("orders")}},
              {{QStringLiteral("users"), 4}, QStringLiteral("Siti Aminah")},
              {{QStringLiteral("users"), 9}, QStringLiteral("Siti Aminah")}});
    QCOMPARE(bar().tabText(1), QStringLiteral("Siti Aminah #4"));
    QCOMPARE(bar().tabText(2), QStringLiteral("Siti Aminah #9"));
    QTest::mouseClick(&bar(), Qt::MiddleButton, {}, bar().tabRect(2).center());
    QCOMPARE(bar().tabText(1), QStringLiteral("Siti Aminah"));
}

void TabsTest::listsThirtyTabs()
{
    showTabs(orderTabs(30));
    const auto buttons = tabs().findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    const auto button = std::find_if(buttons.cbegin(), buttons.cend(), [](const QToolButton *each) {
        return each->accessibleName() == QLatin1String("All open pages");
    });
    QVERIFY(button != buttons.cend());
    QTRY_VERIFY((*button)->isVisible());
    QMenu *menu = (*button)->menu();
    QVERIFY(QMetaObject::invokeMethod(menu, "aboutToShow"));
    QCOMPARE(menu->actions().size(), 30);
    menu->actions().at(27)->trigger();
    QCOMPARE(currentAddress(), QStringLiteral("orders/127"));
    QTRY_VERIFY(bar().rect().contains(bar().tabRect(27).center())); // The bar has scrolled.
    tabs().closeOthers(27);
    QTRY_VERIFY(!(*button)->isVisible());
}

void TabsTest::closesByMiddleClick()
{
    showTabs({{{QStringLiteral("orders")}}, {{QStringLiteral("products")}}, {{QStringLiteral("stores")}}});
    QTest::mouseClick(&bar(), Qt::MiddleButton, {}, bar().tabRect(1).center());
    QCOMPARE(addresses(), QStringList({QStringLiteral("orders"), QStringLiteral("stores")}));
    QCOMPARE(currentAddress(), QStringLiteral("orders"));
}

void TabsTest::offersAMenu_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QStringList>("left");
    const QString orders = QStringLiteral("orders");
    const QString products = QStringLiteral("products");
    const QString stores = QStringLiteral("stores");
    QTest::newRow("close") << QStringLiteral("Close tab") << QStringList({orders, stores});
    QTest::newRow("others") << QStringLiteral("Close other tabs") << QStringList({products});
    QTest::newRow("right") << QStringLiteral("Close tabs to the right") << QStringList({orders, products});
    QTest::newRow("window") << QStringLiteral("Move tab to a new window") << QStringList({orders, stores});
    QTest::newRow("link") << QStringLiteral("Copy link") << QStringList({orders, products, stores});
}

void TabsTest::offersAMenu()
{
    QFETCH(QString, entry);
    QFETCH(QStringList, left);
    showTabs({{{QStringLiteral("orders")}}, {{QStringLiteral("products")}}, {{QStringLiteral("stores")}}});
    const QPoint place = bar().tabRect(1).center();
    QContextMenuEvent click(QContextMenuEvent::Mouse, place, bar().mapToGlobal(place));
    QApplication::sendEvent(&bar(), &click);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text().section(u'\t', 0, 0) != entry)
            continue;
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        break;
    }
    QTRY_COMPARE(addresses(), left);
    if (entry == QLatin1String("Copy link"))
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("meja://products"));
    for (TornOffWindow *window : tabs().tornOffWindows())
        window->close();
}

void TabsTest::closesARecordByEscape()
{
    showTabs({{{QStringLiteral("orders")}}, {{QStringLiteral("stores")}}}, 1);
    m_window->open({QStringLiteral("stores"), 2});
    QTRY_VERIFY(m_window->isSettled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(addresses(), QStringList({QStringLiteral("orders"), QStringLiteral("stores")}));
    QCOMPARE(currentAddress(), QStringLiteral("stores"));
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(currentAddress(), QStringLiteral("stores/2"));
}

void TabsTest::namesThePageOfTheReturn()
{
    showTabs({{{QStringLiteral("stores")}}});
    m_window->open({QStringLiteral("stores"), 2});
    QTRY_VERIFY(m_window->isSettled());
    auto *back = m_window->currentPage()->findChild<RecordHeading *>()->findChild<QToolButton *>();
    QVERIFY(back->isVisible());
    QCOMPARE(back->toolTip(), QStringLiteral("Back to Stores (Esc)"));
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(currentAddress(), QStringLiteral("stores"));
    QCOMPARE(tabs().count(), 1);
}

void TabsTest::keepsARecordWithoutAnOpener()
{
    showTabs({{{QStringLiteral("stores"), 2}}});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(currentAddress(), QStringLiteral("stores/2"));
    QVERIFY(m_window->currentPage()->returnTitle().isEmpty());
}

void TabsTest::copiesTheLinkByKeyboard()
{
    showTabs({{{QStringLiteral("products"), 5}}});
    QTest::keyClick(m_window.get(), Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("meja://products/5"));
}

TornOffWindow *TabsTest::tearOff()
{
    showTabs({{{QStringLiteral("orders")}}, {{QStringLiteral("stores")}}}, 1);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    return tabs().tornOffWindows().value(0);
}

void TabsTest::opensLinksOfATornOffWindowInFront()
{
    TornOffWindow *window = tearOff();
    QVERIFY(window && QTest::qWaitForWindowActive(window));
    QTRY_VERIFY(m_window->isSettled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY2(currentAddress().startsWith(QLatin1String("stores/")), qPrintable(currentAddress()));
    QTRY_VERIFY(m_window->isActiveWindow());
    window->close();
}

void TabsTest::obeysTheKeysOfATornOffWindow()
{
    TornOffWindow *window = tearOff();
    QVERIFY(window && QTest::qWaitForWindowActive(window));
    QTRY_VERIFY(m_window->isSettled());
    QCOMPARE(window->windowTitle(), QStringLiteral("Stores – db.tokomeja.id:5432 – Meja"));
    QTest::keyClick(window, Qt::Key_F1);
    QVERIFY(window->findChild<ShortcutsOverlay *>()->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    const qsizetype before = m_fixture->source.requests.size();
    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY(m_fixture->source.requests.size() > before);
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    auto *palette = window->findChild<CommandPalette *>();
    QVERIFY(palette->isVisible());
    QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("produk"));
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(currentAddress(), QStringLiteral("products"));
    QTRY_VERIFY(m_window->isActiveWindow());
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(tabs().tornOffWindows().isEmpty());
}

QTEST_MAIN(TabsTest)
#include "tabstest.moc"
