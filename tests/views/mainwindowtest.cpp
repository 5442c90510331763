#include "mainwindow.h"
#include "commandpalette.h"
#include "desktopfixture.h"
#include "listhead.h"
#include "listpage.h"
#include "navigation.h"
#include "navigationbutton.h"
#include "resourcecatalogue.h"
#include "shortcutsoverlay.h"
#include "statusbar.h"
#include "tabarea.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace meja;

/// The main window around the pages: navigation, tabs, saved state, palette and messages.
class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void offersExactlyWhatTheRoleMayOpen_data();
    void offersExactlyWhatTheRoleMayOpen();
    void startsWithTheOrders();
    void opensAPageOnlyOnce();
    void createsSavedPagesWhenFirstShown();
    void restoresTabsAfterARestart();
    void restoresListsAfterARestart();
    void restoresAClosedList();
    void restoresAListClosedInItsOwnWindow();
    void dropsConditionsThatTheRoleMayNotUse();
    void showsAllListedColumnsAtOnce_data();
    void showsAllListedColumnsAtOnce();
    void showsCompactRowsOnAllLists();
    void leavesOutTabsTheRoleMayNotOpen();
    void closesAndReopensATab();
    void goesBackToThePreviousPage();
    void movesATabToItsOwnWindow();
    void switchesTheLanguageImmediately();
    void changesBetweenLightAndDark();
    void showsALostConnectionAndReloadsAfterIt();
    void findsPagesByNamesInBothLanguages();
    void findsRecordsOfAllLists();
    void opensTheFirstResultAfterAQuickEnter();
    void saysThatNothingMatches();
    void offersALookUpOfAMaskedContact_data();
    void offersALookUpOfAMaskedContact();
    void showsTheShortcuts();
    void showsASignInFailureWithARetryButton();

private:
    void showWindow(Role role = Role::Staff);
    [[nodiscard]] QString tabText(int index) const;
    [[nodiscard]] ListPage &list() const { return *qobject_cast<ListPage *>(m_window->currentPage()); }
    /// Opens the list of products, filtered, sorted and scrolled.
    [[nodiscard]] ListState openProducts();
    [[nodiscard]] TabArea &tabs() const { return *m_window->findChild<TabArea *>(); }

    std::unique_ptr<DesktopFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::initTestCase()
{
    applyTheme(ThemeChoice::Light);
}

void MainWindowTest::init()
{
    m_window.reset();
    m_fixture = std::make_unique<DesktopFixture>();
    applyLanguage(Language::English);
    applyTheme(ThemeChoice::Light);
}

void MainWindowTest::showWindow(Role role)
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_fixture->settings());
    m_window->openSession(DesktopFixture::session(role), m_fixture->source);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_window->isSettled());
}

QString MainWindowTest::tabText(int index) const
{
    return tabs().findChild<QTabBar *>()->tabText(index);
}

void MainWindowTest::offersExactlyWhatTheRoleMayOpen_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("staff") << Role::Staff;
    QTest::newRow("admin") << Role::Admin;
    QTest::newRow("auditor") << Role::Auditor;
}

void MainWindowTest::offersExactlyWhatTheRoleMayOpen()
{
    QFETCH(Role, role);
    showWindow(role);
    QStringList expected;
    for (const Resource &resource : resourceCatalogue()) {
        if (resource.section && resource.isOpenTo(role))
            expected.append(resource.name);
    }
    QStringList offered = m_window->findChild<Navigation *>()->entries();
    QCOMPARE(offered.first(), QStringLiteral("orders"));
    offered.sort();
    expected.sort();
    QCOMPARE(offered, expected);
}

void MainWindowTest::startsWithTheOrders()
{
    showWindow();
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("orders"));
    QCOMPARE(tabText(0), QStringLiteral("Orders"));
}

void MainWindowTest::opensAPageOnlyOnce()
{
    showWindow();
    m_window->open({QStringLiteral("products")});
    m_window->open({QStringLiteral("orders")});
    QCOMPARE(tabs().count(), 2);
    QCOMPARE(tabs().currentIndex(), 0);
}

void MainWindowTest::createsSavedPagesWhenFirstShown()
{
    m_fixture->settings().setTabs(
        {{.address = {QStringLiteral("orders")}},
         {.address = {QStringLiteral("products"), 5}, .title = QStringLiteral("Kopi")}},
        0);
    showWindow();
    QCOMPARE(tabText(1), QStringLiteral("Kopi"));
    QCOMPARE(tabs().pages().size(), 1);
    tabs().step(1);
    QCOMPARE(tabs().pages().size(), 2);
    QTRY_COMPARE(tabText(1), QStringLiteral("name 5"));
}

void MainWindowTest::restoresTabsAfterARestart()
{
    showWindow();
    m_window->open({QStringLiteral("products"), 5});
    m_window->open({QStringLiteral("stores")});
    QTRY_VERIFY(m_window->isSettled());
    m_window->close();
    showWindow();
    QStringList addresses;
    for (const SavedTab &tab : tabs().savedTabs())
        addresses.append(tab.address.toText());
    QCOMPARE(addresses,
             QStringList({QStringLiteral("orders"), QStringLiteral("products/5"), QStringLiteral("stores")}));
    QCOMPARE(tabs().currentIndex(), 2);
}

ListState MainWindowTest::openProducts()
{
    m_fixture->source.rows = 400;
    m_window->open({QStringLiteral("products")});
    ListState state{.query = {QStringLiteral("products"), QStringLiteral("kopi")}};
    state.query.conditions = {{QStringLiteral("store_name"), Condition::Kind::AnyOf, {QStringLiteral("3")}}};
    state.query.order = {{QStringLiteral("price"), SortDirection::Ascending}};
    state.columns = {QStringLiteral("price"), QStringLiteral("name")};
    state.widths = {{QStringLiteral("price"), 333}};
    list().restore(state);
    [this] { QTRY_COMPARE(list().model().rowCount(), 400); }();
    list().view().showRow(30);
    [this] { QTRY_VERIFY(m_window->isSettled()); }();
    return list().state();
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void MainWindowTest::restoresListsAfterARestart()
{
    showWindow();
    const ListState state = openProducts();
    QCOMPARE(state.place.row, 30);
    QVERIFY(state.place.before);
    m_window->close();
    showWindow();
    QTRY_COMPARE(list().view().topRow(), 30);
    QTRY_COMPARE(list().state(), state);
    QCOMPARE(list().view().header().sectionSize(0), 333);
    QCOMPARE(m_fixture->source.requests.last().query, state.query);
    // The state is also kept if the list is not shown during a session.
    m_window->open({QStringLiteral("orders")});
    m_window->close();
    showWindow();
    m_window->close();
    showWindow();
    m_window->open({QStringLiteral("products")});
    QTRY_COMPARE(list().view().topRow(), 30);
    QTRY_COMPARE(list().state(), state);
}

void MainWindowTest::restoresAClosedList()
{
    showWindow();
    const ListState state = openProducts();
    m_window->closePage();
    tabs().reopenClosed();
    QTRY_COMPARE(list().view().topRow(), 30);
    QTRY_COMPARE(list().state(), state);
}

void MainWindowTest::restoresAListClosedInItsOwnWindow()
{
    showWindow();
    const ListState state = openProducts();
    auto &page = list();
    tabs().tearOffCurrent();
    QCOMPARE(page.state().query, state.query);
    page.window()->close();
    tabs().reopenClosed();
    QCOMPARE(list().address().resource, QStringLiteral("products"));
    QTRY_COMPARE(list().view().topRow(), 30);
    QCOMPARE(list().state().query, state.query);
}

/// A user with fewer rights may sign in on the same computer.
void MainWindowTest::dropsConditionsThatTheRoleMayNotUse()
{
    ListState state{.query = {QStringLiteral("users")}};
    state.query.conditions = {{QStringLiteral("phone"), Condition::Kind::NotEmpty},
                              {QStringLiteral("created_at"), Condition::Kind::NotEmpty}};
    state.query.order = {{QStringLiteral("email")}};
    m_fixture->settings().setTabs({{.address = {QStringLiteral("users")}, .page = state.toJson()}}, 0);
    showWindow(Role::Admin);
    QCOMPARE(list().state().query.conditions.size(), 2);
    // No index has this order, and the number of rows is not known yet.
    QVERIFY(list().state().query.order.isEmpty());
    m_fixture->settings().setTabs({{.address = {QStringLiteral("users")}, .page = state.toJson()}}, 0);
    showWindow(Role::Staff);
    QCOMPARE(list().state().query.conditions.size(), 1);
    QVERIFY(list().state().query.order.isEmpty());
}

void MainWindowTest::showsAllListedColumnsAtOnce_data()
{
    QTest::addColumn<QString>("resource");
    for (const Resource &resource : resourceCatalogue()) {
        if (resource.section)
            QTest::addRow("%s", qPrintable(resource.name)) << resource.name;
    }
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
/// At 1366×768, in both languages.
// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void MainWindowTest::showsAllListedColumnsAtOnce()
{
    QFETCH(QString, resource);
    for (const auto language : {Language::English, Language::Indonesian}) {
        m_fixture = std::make_unique<DesktopFixture>();
        m_fixture->source.rows = 400;
        m_fixture->settings().setTabs({{{resource}}}, 0);
        applyLanguage(language);
        showWindow(Role::Admin);
        QTRY_VERIFY(list().view().verticalScrollBar()->isVisible());
        QTRY_COMPARE(list().view().horizontalScrollBar()->maximum(), 0);
        QCOMPARE(list().view().header().length(), list().view().viewport()->width());
        m_window->closeSession();
    }
}

void MainWindowTest::showsCompactRowsOnAllLists()
{
    showWindow();
    ListPage &orders = list();
    m_window->open({QStringLiteral("products")});
    const int normal = orders.view().rowHeight();
    list().head().columnsButton().click();
    m_window->findChild<QCheckBox *>()->click();
    QVERIFY(list().view().rowHeight() < normal);
    QCOMPARE(orders.view().rowHeight(), list().view().rowHeight());
    m_window->open({QStringLiteral("stores")});
    QVERIFY(list().view().rowHeight() < normal);
    m_window->close();
    showWindow();
    QVERIFY(list().view().rowHeight() < normal);
    m_window->showPalette();
    auto *palette = m_window->findChild<CommandPalette *>();
    palette->findChild<QLineEdit *>()->setText(QStringLiteral("tinggi"));
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(list().view().rowHeight(), normal);
    QVERIFY(!m_fixture->settings().isCompact());
}

void MainWindowTest::leavesOutTabsTheRoleMayNotOpen()
{
    const auto closed = std::find_if(resourceCatalogue().cbegin(), resourceCatalogue().cend(),
                                     [](const Resource &each) { return !each.isOpenTo(Role::Staff); });
    QVERIFY2(closed != resourceCatalogue().cend(),
             "Staff may open every resource; the test needs one that they may not open.");
    m_fixture->settings().setTabs({{.address = {closed->name}}, {.address = {QStringLiteral("stores")}}}, 0);
    showWindow(Role::Staff);
    QCOMPARE(tabs().count(), 1);
    QCOMPARE(m_window->currentPage()->address().resource, QStringLiteral("stores"));
}

void MainWindowTest::closesAndReopensATab()
{
    showWindow();
    m_window->open({QStringLiteral("products"), 5});
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(tabs().count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("products/5"));
}

void MainWindowTest::goesBackToThePreviousPage()
{
    showWindow();
    m_window->open({QStringLiteral("stores")});
    m_window->open({QStringLiteral("stores"), 2});
    QTest::keyClick(m_window->currentPage(), Qt::Key_Escape);
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("stores"));
    QCOMPARE(tabs().count(), 2);
}

void MainWindowTest::movesATabToItsOwnWindow()
{
    showWindow();
    m_window->open({QStringLiteral("stores"), 2});
    DesktopPage *page = m_window->currentPage();
    tabs().tearOffCurrent();
    QCOMPARE(tabs().count(), 1);
    QVERIFY(page->window() != m_window.get());
    QVERIFY(page->isVisible());
    Q_EMIT page->openRequested({QStringLiteral("products"), 3});
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("products/3"));
    page->window()->close();
    // NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void MainWindowTest::switchesTheLanguageImmediately()
{
    showWindow();
    m_window->open({QStringLiteral("stores"), 2});
    m_window->chooseLanguage(Language::Indonesian);
    QTRY_COMPARE(tabText(0), QStringLiteral("Pesanan"));
    const auto buttons = m_window->findChildren<NavigationButton *>();
    const bool found = std::any_of(buttons.cbegin(), buttons.cend(), [](const NavigationButton *button) {
        return button->text() == QStringLiteral("Produk");
    });
    QVERIFY(found);
    QCOMPARE(m_fixture->settings().language(), Language::Indonesian);
    m_window->chooseLanguage(Language::English);
    QTRY_COMPARE(tabText(0), QStringLiteral("Orders"));
}

void MainWindowTest::changesBetweenLightAndDark()
{
    showWindow();
    const int light = m_window->grab().toImage().pixelColor(4, 300).lightness();
    m_window->chooseTheme(ThemeChoice::Dark);
    const int dark = m_window->grab().toImage().pixelColor(4, 300).lightness();
    QVERIFY2(light > 200 && dark < 60, qPrintable(QStringLiteral("%1 %2").arg(light).arg(dark)));
    QCOMPARE(m_fixture->settings().theme(), ThemeChoice::Dark);
}

void MainWindowTest::showsALostConnectionAndReloadsAfterIt()
{
    m_fixture->settings().setTabs({{.address = {QStringLiteral("stores"), 2}}}, 0);
    showWindow();
    m_window->showConnection(ConnectionState::Connected);
    auto *status = m_window->findChild<StatusBar *>();
    QVERIFY(status->connectionText().contains(QStringLiteral("db.tokomeja.id")));
    m_window->showConnection(ConnectionState::Lost);
    QVERIFY(status->connectionText().contains(QStringLiteral("lost")));
    const int before = m_fixture->source.recordRequests;
    m_window->showConnection(ConnectionState::Connected);
    QTRY_COMPARE(m_fixture->source.recordRequests, before + 1);
}

void MainWindowTest::findsPagesByNamesInBothLanguages()
{
    showWindow();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<CommandPalette *>();
    QVERIFY(palette->isVisible());
    auto *box = palette->findChild<QLineEdit *>();
    for (const auto &word : {QStringLiteral("prod"), QStringLiteral("produk")}) {
        box->setText(word);
        QVERIFY2(palette->titles().contains(QStringLiteral("Products")), qPrintable(word));
    }
    box->setText(QStringLiteral("gelap"));
    QCOMPARE(palette->titles(), QStringList{QStringLiteral("Dark appearance")});
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(currentTheme(), ThemeChoice::Dark);
}

/// Every list that the role may open is searched, and equal titles differ in their details.
void MainWindowTest::findsRecordsOfAllLists()
{
    showWindow(Role::Admin);
    m_fixture->source.everyText = QStringLiteral("Siti Rahayu");
    m_fixture->source.requests.clear();
    m_window->showPalette();
    auto *palette = m_window->findChild<CommandPalette *>();
    auto *box = palette->findChild<QLineEdit *>();
    box->setText(QStringLiteral("siti"));
    QTRY_VERIFY(palette->titles().size() >= 7 * 3);
    QStringList searched;
    for (const PageRequest &request : std::as_const(m_fixture->source.requests)) {
        QCOMPARE(request.query.search, QStringLiteral("siti"));
        QVERIFY(request.query.terms);
        searched.append(request.query.resource);
    }
    for (const char *list : {"orders", "users", "products", "payments", "shipments", "stores", "staff"})
        QVERIFY2(searched.contains(QLatin1String(list)), list);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("users/1"));
}

void MainWindowTest::opensTheFirstResultAfterAQuickEnter()
{
    showWindow();
    m_window->showPalette();
    auto *palette = m_window->findChild<CommandPalette *>();
    auto *box = palette->findChild<QLineEdit *>();
    box->setText(QStringLiteral("MJ2"));
    QVERIFY(palette->titles().isEmpty());
    QCOMPARE(palette->message(), QStringLiteral("Searching…"));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(m_window->currentPage()->address().toText(), QStringLiteral("orders/1"));
    QVERIFY(!palette->isVisible());
}

void MainWindowTest::saysThatNothingMatches()
{
    showWindow();
    m_fixture->source.rows = 0;
    m_window->showPalette();
    auto *palette = m_window->findChild<CommandPalette *>();
    QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("zzzz"));
    QTRY_VERIFY2(palette->message().startsWith(QStringLiteral("Nothing matches “zzzz”")),
                 qPrintable(palette->message()));
}

/// Staff read contacts masked, so the palette leads to the look-up on the customers' list.
void MainWindowTest::offersALookUpOfAMaskedContact_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("isOffered");
    QTest::newRow("phone") << QStringLiteral("0812-3456-7890") << Role::Staff << true;
    QTest::newRow("phone with marks")
        << QStringLiteral("\u202A+62 (0)812 3456 7890\u202C") << Role::Staff << true;
    QTest::newRow("e-mail") << QStringLiteral("siti@contoh.id") << Role::Staff << true;
    QTest::newRow("part of a phone") << QStringLiteral("0812") << Role::Staff << false;
    QTest::newRow("admins search contacts") << QStringLiteral("0812-3456-7890") << Role::Admin << false;
}

void MainWindowTest::offersALookUpOfAMaskedContact()
{
    QFETCH(QString, typed);
    QFETCH(Role, role);
    QFETCH(bool, isOffered);
    showWindow(role);
    m_window->showPalette();
    auto *palette = m_window->findChild<CommandPalette *>();
    auto *box = palette->findChild<QLineEdit *>();
    box->setText(typed);
    const bool offers = !palette->titles().isEmpty() &&
                        palette->titles().first().startsWith(QStringLiteral("Look up the customer with"));
    QCOMPARE(offers, isOffered);
    if (!isOffered)
        return;
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(m_window->currentPage()->address().toText(), QStringLiteral("users"));
    QCOMPARE(list().state().query.search, typed.trimmed());
}

void MainWindowTest::showsTheShortcuts()
{
    showWindow();
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *overlay = m_window->findChild<ShortcutsOverlay *>();
    QVERIFY(overlay->isVisible());
    QTest::keyClick(overlay, Qt::Key_Escape);
    QVERIFY(!overlay->isVisible());
}

void MainWindowTest::showsASignInFailureWithARetryButton()
{
    m_window = std::make_unique<MainWindow>(m_fixture->settings());
    m_window->show();
    const QSignalSpy retried(m_window.get(), &MainWindow::retryRequested);
    m_window->showFailure(QStringLiteral("The server cannot be reached."), QStringLiteral("Check it."));
    QTest::mouseClick(m_window->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(retried.count(), 1);
}

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
