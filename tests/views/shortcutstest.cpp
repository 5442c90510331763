#include "calendarpopup.h"
#include "commandpalette.h"
#include "desktopfixture.h"
#include "filterbar.h"
#include "filterpopup.h"
#include "listhead.h"
#include "listpage.h"
#include "mainwindow.h"
#include "navigation.h"
#include "searchbox.h"
#include "shortcutsoverlay.h"
#include "shortcuttable.h"
#include "tabarea.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHash>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QTest>

using namespace meja;

namespace {

constexpr int startRow = 200;

bool isOf(ShortcutPlace place, const Shortcut &shortcut)
{
    return shortcut.place == place;
}

QString nameOf(const Shortcut &shortcut)
{
    return QStringLiteral("%1 (%2)").arg(QLatin1String(shortcut.keys), QLatin1String(shortcut.words));
}

} // namespace

/// Every key of the sheet (F1) is pressed in the main window, in the window of a torn-off tab and in a
/// filter, and does what the sheet says.
class ShortcutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void init();
    void cleanup();
    void hasOneMeaningPerKey();
    void hasOneShortcutPerKey_data();
    void hasOneShortcutPerKey();
    void worksInTheMainWindow_data();
    void worksInTheMainWindow();
    void worksInATornOffWindow_data();
    void worksInATornOffWindow();
    void worksOnARecord_data();
    void worksOnARecord();
    void worksInAFilter_data();
    void worksInAFilter();
    void doesNotReachTheWindowBehindAFilter();
    void runsASearchExample();
    void opensInFrontFromATornOffWindow();

private:
    using Check = std::function<bool()>;

    void openList();
    void press(const Shortcut &shortcut) const;
    static void addRows(const QList<ShortcutPlace> &places);
    [[nodiscard]] static const Shortcut &shortcutOfRow(int row) { return shortcutTable().at(row); }
    [[nodiscard]] QHash<ShortcutAction, Check> windowChecks();
    [[nodiscard]] QHash<ShortcutAction, Check> tabChecks();
    [[nodiscard]] QHash<ShortcutAction, Check> listChecks();
    [[nodiscard]] QHash<ShortcutAction, Check> rowChecks();
    [[nodiscard]] QHash<ShortcutAction, Check> allListChecks();
    [[nodiscard]] QString address() const { return m_main->currentPage()->address().toText(); }
    [[nodiscard]] RecordView &view() const { return m_list->view(); }
    [[nodiscard]] QList<SortLevel> order() const { return m_fixture->source.requests.last().query.order; }
    [[nodiscard]] TabArea &tabs() const { return *m_main->findChild<TabArea *>(); }

    std::unique_ptr<DesktopFixture> m_fixture;
    std::unique_ptr<MainWindow> m_main;
    QPointer<ListPage> m_list;
    QPointer<QWidget> m_window; ///< In which the keys are pressed.
    bool m_isLockRequested = false;
};

void ShortcutsTest::init()
{
    m_fixture = std::make_unique<DesktopFixture>();
    m_fixture->source.rows = 400;
    applyLanguage(Language::English);
    m_main = std::make_unique<MainWindow>(m_fixture->settings());
    m_main->resize(1366, 768);
    m_isLockRequested = false;
    connect(m_main.get(), &MainWindow::lockRequested, this, [this] { m_isLockRequested = true; });
    QApplication::clipboard()->clear();
    m_main->openSession(DesktopFixture::session(Role::Admin), m_fixture->source);
    m_main->show();
    QVERIFY(QTest::qWaitForWindowActive(m_main.get()));
    QTRY_VERIFY(m_main->isSettled());
}

void ShortcutsTest::cleanup()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    m_main.reset();
    // The windows of torn-off tabs use the source until they are deleted.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_fixture.reset();
}

/// The products, opened from the orders, with the cursor in the middle. One closed tab can be reopened.
void ShortcutsTest::openList()
{
    m_main->open({QStringLiteral("stores")});
    m_main->closePage();
    m_main->open({QStringLiteral("products")});
    m_list = qobject_cast<ListPage *>(m_main->currentPage());
    m_window = m_main.get();
    QTRY_VERIFY(m_main->isSettled());
    QTRY_COMPARE(m_list->model().rowCount(), 400);
    view().showRow(startRow);
    QTRY_VERIFY(m_list->model().record(startRow));
    const auto price = static_cast<int>(m_list->model().columnNames().indexOf(QStringLiteral("price")));
    view().setCurrentIndex(m_list->model().index(startRow, price));
    view().setFocus();
}

void ShortcutsTest::press(const Shortcut &shortcut) const
{
    const QKeyCombination keys = QKeySequence(QLatin1String(shortcut.keys), QKeySequence::PortableText)[0];
    QWidget *focused = QApplication::activePopupWidget();
    if (focused)
        focused = focused->focusWidget() ? focused->focusWidget() : focused;
    else
        focused = m_window->focusWidget() ? m_window->focusWidget() : m_window.data();
    QTest::keyClick(focused, keys.key(), keys.keyboardModifiers());
}

void ShortcutsTest::addRows(const QList<ShortcutPlace> &places)
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < shortcutTable().size(); ++i) {
        if (places.contains(shortcutTable()[i].place))
            QTest::newRow(qPrintable(nameOf(shortcutTable()[i]))) << i;
    }
}

/// The shortcuts of a window work everywhere in it, those of a list also in its rows.
void ShortcutsTest::hasOneMeaningPerKey()
{
    const QList<QList<ShortcutPlace>> together{
        {ShortcutPlace::Window, ShortcutPlace::MainWindow, ShortcutPlace::List, ShortcutPlace::Rows},
        {ShortcutPlace::Window, ShortcutPlace::MainWindow, ShortcutPlace::Record},
        {ShortcutPlace::Sheet}};
    for (const QList<ShortcutPlace> &places : together) {
        QSet<QString> keys;
        for (const Shortcut &each : shortcutTable()) {
            if (!places.contains(each.place))
                continue;
            const QKeySequence sequence(QLatin1String(each.keys), QKeySequence::PortableText);
            QVERIFY2(!sequence.isEmpty(), each.keys);
            QVERIFY2(!keys.contains(sequence.toString()), qPrintable(nameOf(each)));
            keys.insert(sequence.toString());
        }
    }
}

void ShortcutsTest::hasOneShortcutPerKey_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<qint64>("key");
    QTest::newRow("list") << QStringLiteral("orders") << qint64(0);
    QTest::newRow("order") << QStringLiteral("orders") << qint64(7);
    QTest::newRow("record") << QStringLiteral("users") << qint64(7);
}

/// Qt calls neither of two shortcuts that claim the same key.
void ShortcutsTest::hasOneShortcutPerKey()
{
    QFETCH(QString, resource);
    QFETCH(qint64, key);
    m_main->open({resource, key});
    QTRY_VERIFY(m_main->isSettled());
    QStringList keys;
    for (const QShortcut *each : m_main->findChildren<QShortcut *>()) {
        const auto *widget = qobject_cast<const QWidget *>(each->parent());
        if (widget && widget->isVisible())
            keys.append(each->key().toString());
    }
    for (const QAction *each : m_main->findChildren<QAction *>()) {
        if (!each->shortcut().isEmpty())
            keys.append(each->shortcut().toString());
    }
    QSet<QString> seen;
    for (const QString &each : std::as_const(keys)) {
        QVERIFY2(!seen.contains(each), qPrintable(each));
        seen.insert(each);
    }
    QVERIFY(seen.contains(QStringLiteral("F5")));
}

QHash<ShortcutAction, ShortcutsTest::Check> ShortcutsTest::windowChecks()
{
    const auto requests = m_fixture->source.requests.size();
    return {
        {ShortcutAction::ShowPalette,
         [this] {
             const auto *palette = m_window->findChild<CommandPalette *>();
             return palette && palette->isVisible() && palette->window() == m_window;
         }},
        {ShortcutAction::ShowHelp,
         [this] {
             const auto *help = m_window->findChild<ShortcutsOverlay *>();
             return help && help->isVisible() && help->window() == m_window;
         }},
        {ShortcutAction::Refresh, [this, requests] { return m_fixture->source.requests.size() > requests; }}};
}

QHash<ShortcutAction, ShortcutsTest::Check> ShortcutsTest::tabChecks()
{
    const int count = tabs().count();
    const bool narrow = m_main->findChild<Navigation *>()->isNarrow();
    const auto shows = [this](const char *page) { return address() == QLatin1String(page); };
    return {{ShortcutAction::CloseTab, [this, count] { return tabs().count() == count - 1; }},
            {ShortcutAction::GoBack, [shows] { return shows("orders"); }},
            {ShortcutAction::ToggleSidebar,
             [this, narrow] { return m_main->findChild<Navigation *>()->isNarrow() != narrow; }},
            {ShortcutAction::NextTab, [shows] { return shows("orders"); }},
            {ShortcutAction::PreviousTab, [shows] { return shows("orders"); }},
            {ShortcutAction::ReopenTab, [shows] { return shows("stores"); }},
            {ShortcutAction::TearOffTab, [this] { return m_list->window() != m_main.get(); }},
            {ShortcutAction::CopyLink,
             [] { return QApplication::clipboard()->text() == QLatin1String("meja://products"); }},
            {ShortcutAction::Lock, [this] { return m_isLockRequested; }}};
}

QHash<ShortcutAction, ShortcutsTest::Check> ShortcutsTest::listChecks()
{
    const auto sortedBy = [this](SortDirection direction) {
        return order() == QList<SortLevel>{{QStringLiteral("price"), direction}};
    };
    const auto addedBy = [this](SortDirection direction) {
        return order().size() == 2 && order().last() == SortLevel{QStringLiteral("price"), direction};
    };
    const int section = view().currentIndex().column();
    const int width = view().header().sectionSize(section);
    const auto widened = [this, section, width] { return view().header().sectionSize(section) - width; };
    return {{ShortcutAction::Search, [this] { return m_list->head().search().hasFocus(); }},
            {ShortcutAction::FilterColumn, [this] { return m_list->findChild<FilterPopup *>() != nullptr; }},
            {ShortcutAction::GoToDate, [this] { return m_list->findChild<CalendarPopup *>() != nullptr; }},
            {ShortcutAction::ShowNewRows, [this] { return view().topRow() == 0; }},
            {ShortcutAction::SortUp, [sortedBy] { return sortedBy(SortDirection::Ascending); }},
            {ShortcutAction::SortDown, [sortedBy] { return sortedBy(SortDirection::Descending); }},
            {ShortcutAction::AddSortUp, [addedBy] { return addedBy(SortDirection::Ascending); }},
            {ShortcutAction::AddSortDown, [addedBy] { return addedBy(SortDirection::Descending); }},
            {ShortcutAction::Narrower, [widened] { return widened() < 0; }},
            {ShortcutAction::Wider, [widened] { return widened() > 0; }}};
}

QHash<ShortcutAction, ShortcutsTest::Check> ShortcutsTest::rowChecks()
{
    QGuiApplication::clipboard()->clear();
    const auto copied = [](const QString &part) {
        return QGuiApplication::clipboard()->text().contains(part);
    };
    const auto row = [this] { return view().currentIndex().row(); };
    const qint64 key = m_list->model().record(startRow)->key;
    return {{ShortcutAction::OpenRow,
             [this, key] { return address() == QStringLiteral("products/%1").arg(key); }},
            {ShortcutAction::SelectRow, [this, key] { return view().selectedKeys().contains(key); }},
            {ShortcutAction::SelectAll, [this] { return view().selectedKeys().isAllMatching(); }},
            {ShortcutAction::Copy, [copied] { return copied(QStringLiteral("\t201000\t")); }},
            {ShortcutAction::CopyCell, [copied] { return copied(QStringLiteral("201,000")); }},
            {ShortcutAction::ShowMenu,
             [] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()) != nullptr; }},
            {ShortcutAction::FirstRow, [row] { return row() == 0; }},
            {ShortcutAction::LastRow, [row] { return row() == 399; }},
            {ShortcutAction::PageUp, [row] { return row() < startRow - 5; }},
            {ShortcutAction::PageDown, [row] { return row() > startRow + 5; }}};
}

QHash<ShortcutAction, ShortcutsTest::Check> ShortcutsTest::allListChecks()
{
    QHash<ShortcutAction, Check> checks = windowChecks();
    checks.insert(listChecks());
    checks.insert(rowChecks());
    return checks;
}

void ShortcutsTest::worksInTheMainWindow_data()
{
    addRows({ShortcutPlace::Window, ShortcutPlace::MainWindow, ShortcutPlace::List, ShortcutPlace::Rows});
}

void ShortcutsTest::worksInTheMainWindow()
{
    QFETCH(int, row);
    openList();
    QHash<ShortcutAction, Check> checks = allListChecks();
    checks.insert(tabChecks());
    const Check check = checks.value(shortcutOfRow(row).action);
    QVERIFY2(check, "the effect of this shortcut is not checked");
    QVERIFY(!check());
    press(shortcutOfRow(row));
    QTRY_VERIFY(check());
}

void ShortcutsTest::worksInATornOffWindow_data()
{
    addRows({ShortcutPlace::Window, ShortcutPlace::List, ShortcutPlace::Rows});
}

void ShortcutsTest::worksInATornOffWindow()
{
    QFETCH(int, row);
    openList();
    tabs().tearOffCurrent();
    m_window = m_list->window();
    QVERIFY(m_window != m_main.get());
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QTRY_VERIFY(m_main->isSettled());
    view().setFocus();
    QHash<ShortcutAction, Check> checks = allListChecks();
    for (const ShortcutAction closing : {ShortcutAction::CloseTab, ShortcutAction::GoBack})
        checks.insert(closing, [this] { return !m_window; });
    const Check check = checks.value(shortcutOfRow(row).action);
    QVERIFY2(check, "the effect of this shortcut is not checked");
    QVERIFY(!check());
    press(shortcutOfRow(row));
    QTRY_VERIFY(check());
}

/// `keyboardtest` presses Tab through whole records.
void ShortcutsTest::worksOnARecord_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < shortcutTable().size(); ++i) {
        const Shortcut &each = shortcutTable()[i];
        if (isOf(ShortcutPlace::Record, each) && each.action != ShortcutAction::NextValue)
            QTest::newRow(qPrintable(nameOf(each))) << i;
    }
}

void ShortcutsTest::worksOnARecord()
{
    QFETCH(int, row);
    m_window = m_main.get();
    m_main->open({QStringLiteral("orders"), 7});
    QTRY_VERIFY(m_main->isSettled());
    const auto widgets = m_main->currentPage()->findChildren<QWidget *>();
    const auto link = std::find_if(widgets.cbegin(), widgets.cend(), [](const QWidget *widget) {
        return widget->isVisible() && widget->accessibleName().startsWith(QLatin1String("Customer: "));
    });
    QVERIFY(link != widgets.cend());
    (*link)->setFocus(Qt::TabFocusReason);
    QVERIFY((*link)->hasFocus());
    const QHash<ShortcutAction, Check> checks{
        {ShortcutAction::FollowLink, [this] { return address().startsWith(QLatin1String("users/")); }},
        {ShortcutAction::LeavePage, [this] { return address() == QLatin1String("orders"); }}};
    const Check check = checks.value(shortcutOfRow(row).action);
    QVERIFY2(check, "the effect of this shortcut is not checked");
    QVERIFY(!check());
    press(shortcutOfRow(row));
    QTRY_VERIFY(check());
}

void ShortcutsTest::worksInAFilter_data()
{
    addRows({ShortcutPlace::Sheet});
}

void ShortcutsTest::worksInAFilter()
{
    QFETCH(int, row);
    openList();
    m_list->head().filters().open(QStringLiteral("created_at"));
    QPointer<FilterPopup> popup = m_list->findChild<FilterPopup *>();
    QVERIFY(popup);
    const bool applies = shortcutOfRow(row).action == ShortcutAction::Apply;
    press(shortcutOfRow(row)); // The focus is on "Today".
    QTRY_VERIFY(!popup);
    const QList<Condition> conditions = m_list->state().query.conditions;
    QCOMPARE(conditions.size(), applies ? 1 : 0);
    if (applies)
        QCOMPARE(conditions.first().period, QStringLiteral("today"));
}

void ShortcutsTest::doesNotReachTheWindowBehindAFilter()
{
    openList();
    const int count = tabs().count();
    m_list->head().filters().open(QStringLiteral("created_at"));
    for (const Shortcut &each : shortcutTable()) {
        if (isOf(ShortcutPlace::MainWindow, each) || each.action == ShortcutAction::CloseTab)
            press(each);
    }
    QCOMPARE(tabs().count(), count);
    QCOMPARE(address(), QStringLiteral("products"));
    QCOMPARE(m_list->window(), m_main.get());
}

void ShortcutsTest::runsASearchExample()
{
    openList();
    QTest::keyClick(&view(), Qt::Key_F1);
    auto *help = m_main->findChild<ShortcutsOverlay *>();
    auto *example = help->findChild<QPushButton *>(QStringLiteral("example"));
    QVERIFY(example);
    const QString search = example->text();
    QTest::keyClick(help, Qt::Key_Down);
    QTRY_COMPARE(m_main->focusWidget(), example);
    QTest::keyClick(example, Qt::Key_Return);
    QVERIFY(!help->isVisible());
    QCOMPARE(m_list->state().query.search, search);
    QTRY_COMPARE(m_fixture->source.requests.last().query.search, search);
}

void ShortcutsTest::opensInFrontFromATornOffWindow()
{
    openList();
    tabs().tearOffCurrent();
    QWidget *window = m_list->window();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    auto *palette = window->findChild<CommandPalette *>();
    auto *box = palette->findChild<QLineEdit *>();
    QTest::keyClicks(box, QStringLiteral("customers"));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(address(), QStringLiteral("users"));
    QTRY_VERIFY(m_main->isActiveWindow());
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    Q_EMIT m_list->openRequested({QStringLiteral("products"), 3});
    QTRY_COMPARE(address(), QStringLiteral("products/3"));
    QTRY_VERIFY(m_main->isActiveWindow());
}

QTEST_MAIN(ShortcutsTest)
#include "shortcutstest.moc"
