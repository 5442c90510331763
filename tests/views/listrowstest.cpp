#include "listpagefixture.h"
#include "noticearea.h"
#include "searchbox.h"
#include "sortrules.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

using namespace meja;

namespace {

QStringList menuTexts(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            texts.append(action->text().section(u'\t', 0, 0));
    }
    return texts;
}

QAction *menuAction(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().section(u'\t', 0, 0) == text)
            return action;
    }
    return nullptr;
}

} // namespace

/// The counts, messages, menus, sorting and copying of a list.
class ListRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsExactlyWhenASearchHasEnded_data();
    void countsExactlyWhenASearchHasEnded();
    void countsOnlyWhatTheNewSearchFound();
    void removesMessagesByItself();
    void translatesMessages();
    void removesMessagesWhenSorting();
    void sortsSmallListsByAnyOwnColumn();
    void explainsWhatCannotBeSorted();
    void copiesAllResults();
    void refusesToCopyTooManyRows();
    void offersAMenuForACell();
    void offersAMenuForAColumn();
    void showsShortenedCells();
    void storesSortAndFilters();
};

void ListRowsTest::initTestCase()
{
    applyTheme(ThemeChoice::Light);
    applyLanguage(Language::English);
}

void ListRowsTest::countsExactlyWhenASearchHasEnded_data()
{
    QTest::addColumn<int>("every");
    QTest::addColumn<QString>("count");
    QTest::newRow("some") << 500 << QStringLiteral("20 orders");
    QTest::newRow("none") << 0 << QStringLiteral("0 orders");
}

void ListRowsTest::countsExactlyWhenASearchHasEnded()
{
    QFETCH(int, every);
    QFETCH(QString, count);
    ListPageFixture fixture(10000);
    fixture.open();
    fixture.source.partRows = 2500;
    fixture.source.matches = [every](qint64 key) { return every != 0 && key % every == 0; };
    QLineEdit &box = fixture.page->head().search();
    box.setText(QStringLiteral("ab"));
    QTest::keyClick(&box, Qt::Key_Return);
    QTRY_COMPARE(fixture.page->head().countText(), count);
    QVERIFY(fixture.page->isSettled());
}

/// The rows of the list before are still in the model while it is read again.
void ListRowsTest::countsOnlyWhatTheNewSearchFound()
{
    ListPageFixture fixture(10000);
    fixture.open();
    fixture.page->showSearch(QStringLiteral("ab"));
    fixture.settle();
    QCOMPARE(fixture.page->head().countText(), QStringLiteral("10,000 orders"));
    fixture.source.partRows = 2500;
    fixture.source.matches = [](qint64 key) { return key % 500 == 0; };
    fixture.source.completesAtOnce = false;
    fixture.page->refresh();
    fixture.source.release(QStringLiteral("page"));
    fixture.settle();
    QCOMPARE(fixture.page->head().countText(), QStringLiteral("5 found so far · 25 %"));
}

void ListRowsTest::removesMessagesByItself()
{
    ListPageFixture fixture(50);
    fixture.open();
    NoticeArea &notices = fixture.page->notices();
    fixture.clickRow(3);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(notices.text(), QStringLiteral("1 row copied"));
    QVERIFY(notices.isVisible());
    notices.setDuration(1);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(!notices.isVisible());
    QCOMPARE(notices.text(), QString());
}

void ListRowsTest::translatesMessages()
{
    ListPageFixture fixture(50);
    fixture.open();
    fixture.clickRow(3);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    applyLanguage(Language::Indonesian);
    fixture.settle();
    const QString shown = fixture.page->notices().text();
    applyLanguage(Language::English);
    QCOMPARE(shown, QStringLiteral("1 baris disalin"));
}

void ListRowsTest::removesMessagesWhenSorting()
{
    ListPageFixture fixture(50);
    fixture.open();
    fixture.clickRow(3);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(!fixture.page->notices().text().isEmpty());
    fixture.clickHead(QStringLiteral("total"));
    QCOMPARE(fixture.page->notices().text(), QString());
}

/// A search or a filter may match more rows, so that the order without an index is dropped.
void ListRowsTest::sortsSmallListsByAnyOwnColumn()
{
    ListPageFixture fixture(5000);
    fixture.open();
    fixture.clickHead(QStringLiteral("status"));
    const QList<SortLevel> byStatus{{QStringLiteral("status"), SortDirection::Ascending}};
    QCOMPARE(fixture.lastQuery().order, byStatus);
    QVERIFY(fixture.lastQuery().sortsRows);
    QLineEdit &box = fixture.page->head().search();
    box.setText(QStringLiteral("ab"));
    QTest::keyClick(&box, Qt::Key_Return);
    fixture.settle();
    QCOMPARE(fixture.lastQuery().order, QList<SortLevel>());
    QVERIFY(!fixture.lastQuery().sortsRows);
}

void ListRowsTest::explainsWhatCannotBeSorted()
{
    ListPageFixture fixture(200'000);
    fixture.open();
    const ListStatus status = fixture.page->model().status();
    const ListQuery query = fixture.page->state().query;
    const Resource &orders = *findResource(QStringLiteral("orders"));
    const auto problem = [&](const char *column) {
        return sortProblem(orders, *orders.column(QString::fromLatin1(column)), Role::Staff, query, status);
    };
    QCOMPARE(problem("total"), QString());
    QCOMPARE(problem("status"), QStringLiteral("Can be sorted up to 100,000 rows: add a filter first"));
    QCOMPARE(problem("customer_phone"), QStringLiteral("Cannot be sorted: masked for your role"));
    fixture.clickHead(QStringLiteral("status"));
    QCOMPARE(fixture.lastQuery().order, QList<SortLevel>());
    QVERIFY(fixture.page->notices().text().startsWith(QStringLiteral("Status: Can be sorted up to")));
}

/// Most of the rows are not in memory.
void ListRowsTest::copiesAllResults()
{
    ListPageFixture fixture(9000);
    fixture.open();
    fixture.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(fixture.page->notices().text(), QStringLiteral("All results are selected"));
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(fixture.page->notices().text(), QStringLiteral("9,000 rows copied"));
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 9001);
    QVERIFY(lines.last().contains(QStringLiteral("9000000")));
}

void ListRowsTest::refusesToCopyTooManyRows()
{
    ListPageFixture fixture(20'000);
    fixture.open();
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    fixture.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(fixture.page->notices().text(),
             QStringLiteral("All results are selected. At most 10,000 rows can be copied."));
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(fixture.page->notices().text().startsWith(QStringLiteral("Nothing was copied")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
}

void ListRowsTest::offersAMenuForACell()
{
    ListPageFixture fixture(50);
    fixture.open();
    RecordView &view = fixture.page->view();
    const auto status =
        static_cast<int>(fixture.page->model().columnNames().indexOf(QStringLiteral("status")));
    view.setCurrentIndex(view.model()->index(4, status));
    QContextMenuEvent event(QContextMenuEvent::Mouse, view.visualRect(view.currentIndex()).center(),
                            view.viewport()->mapToGlobal(view.visualRect(view.currentIndex()).center()));
    QApplication::sendEvent(view.viewport(), &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menuTexts(*menu),
             QStringList({QStringLiteral("Open"), QStringLiteral("Copy value"), QStringLiteral("Copy 1 row"),
                          QStringLiteral("Filter by this value"), QStringLiteral("Sort ascending"),
                          QStringLiteral("Sort descending"), QStringLiteral("Columns…")}));
    menuAction(*menu, QStringLiteral("Filter by this value"))->trigger();
    const Condition wanted{.column = QStringLiteral("status"), .values = {QStringLiteral("DIBAYAR")}};
    QCOMPARE(fixture.lastQuery().conditions, QList<Condition>{wanted});
    menu->close();
}

void ListRowsTest::offersAMenuForAColumn()
{
    ListPageFixture fixture(50);
    fixture.open();
    RecordHeader &header = fixture.page->view().header();
    const auto customer =
        static_cast<int>(fixture.page->model().columnNames().indexOf(QStringLiteral("customer_name")));
    Q_EMIT header.customContextMenuRequested({header.sectionViewportPosition(customer) + 5, 5});
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(!menuAction(*menu, QStringLiteral("Sort ascending"))->isEnabled());
    QVERIFY(
        menuTexts(*menu).contains(QStringLiteral("Cannot be sorted: the value comes from other records")));
    menuAction(*menu, QStringLiteral("Hide column"))->trigger();
    menu->close();
    fixture.settle();
    QVERIFY(!fixture.page->model().columnNames().contains(QStringLiteral("customer_name")));
}

void ListRowsTest::showsShortenedCells()
{
    ListPageFixture fixture(50);
    fixture.open();
    RecordView &view = fixture.page->view();
    const QModelIndex cell = view.model()->index(2, 0);
    QCOMPARE(view.shortenedText(cell), QString());
    view.header().resizeSection(0, 48);
    fixture.source.everyText = QString(40, QLatin1Char('m'));
    fixture.page->refresh();
    fixture.settle();
    QCOMPARE(view.shortenedText(view.model()->index(2, 0)), QString(40, QLatin1Char('m')));
}

/// For the same user and server only.
void ListRowsTest::storesSortAndFilters()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("fixture.ini"));
    const Condition paid{.column = QStringLiteral("status"), .values = {QStringLiteral("DIBAYAR")}};
    {
        ListPageFixture fixture(50, file);
        fixture.open();
        fixture.clickHead(QStringLiteral("total"));
        Q_EMIT fixture.page->head().filters().conditionChanged(paid.column, paid);
    }
    ListPageFixture fixture(50, file);
    fixture.open();
    QCOMPARE(fixture.lastQuery().conditions, QList<Condition>{paid});
    QCOMPARE(fixture.lastQuery().order.size(), 1);
    const ListPage other(*findResource(QStringLiteral("orders")),
                         DesktopContext{fixture.source,
                                        {.user = QStringLiteral("sari"), .server = QStringLiteral("db2")},
                                        fixture.settings});
    QVERIFY(other.state().query.conditions.isEmpty());
}

QTEST_MAIN(ListRowsTest)
#include "listrowstest.moc"
