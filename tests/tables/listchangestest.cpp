#include "listchanges.h"
#include "modelfixture.h"
#include "relatedtablemodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace meja;

namespace {

const QString orders = QStringLiteral("orders");

RowChanges changeOf(std::initializer_list<qint64> keys)
{
    RowChanges changes;
    for (const qint64 key : keys)
        changes.add(orders, key);
    return changes;
}

} // namespace

/// Changes of the database in the models of lists and related tables.
class ListChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOnlyTheTableOfManyChangedRows();
    void readsAChangedRowAgainWhereItIs();
    void ignoresRowsThatAreNotInMemory();
    void countsRowsBeforeTheEndOfTheTop();
    void countsEachNewRowOnce();
    void endsCountingAtTheLimit();
    void reportsUnknownRowsWithoutACount();
    void waitsWhileTheListIsNotShown();
    void asksForAReloadAfterAGap();
    void countsRowsAboveAListThatWasReadFromAnotherPlace();
    void keepsTheCursorOfRelatedRows();
};

void ListChangesTest::keepsOnlyTheTableOfManyChangedRows()
{
    RowChanges changes;
    for (qint64 key = 1; key <= RowChanges::maxRows; ++key)
        changes.add(orders, key);
    QVERIFY(!changes.hasUnknownRows(orders));
    changes.add(orders, RowChanges::maxRows + 1);
    QVERIFY(changes.hasUnknownRows(orders));
    QVERIFY(changes.keys(orders).isEmpty());
    QVERIFY(!changes.concerns(QStringLiteral("payments")));
}

void ListChangesTest::readsAChangedRowAgainWhereItIs()
{
    ModelFixture fixture(1000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    const int column = static_cast<int>(fixture.model.columnNames().indexOf(QStringLiteral("customer_name")));
    const QString other = fixture.model.index(3, column).data().toString();
    fixture.source.everyText = QStringLiteral("Ganti");
    changes.take(changeOf({3}));
    QTRY_COMPARE(fixture.model.index(2, column).data().toString(), QStringLiteral("Ganti"));
    QCOMPARE(fixture.model.index(3, column).data().toString(), other);
    QCOMPARE(fixture.key(2), 3);
    QCOMPARE(changes.newRows(), 0);
}

void ListChangesTest::ignoresRowsThatAreNotInMemory()
{
    ModelFixture fixture(5000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    fixture.source.completesAtOnce = false;
    fixture.source.waiting.clear();
    changes.take(changeOf({4000}));
    QTRY_VERIFY(!fixture.source.waiting.empty());
    QCOMPARE(fixture.source.waiting.front().what, QStringLiteral("matching"));
    QVERIFY(fixture.source.release(QStringLiteral("matching")));
    QTRY_VERIFY(changes.isSettled());
    QCOMPARE(changes.newRows(), 0);
    QVERIFY(fixture.source.waiting.empty());
}

void ListChangesTest::countsRowsBeforeTheEndOfTheTop()
{
    ModelFixture fixture(1000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    fixture.source.setFirst(-2);
    fixture.source.setSize(1003);
    changes.take(changeOf({-2, -1, 0, 5, 900}));
    QTRY_COMPARE(changes.newRows(), 3);
    QCOMPARE(fixture.key(0), 1);
    changes.clear();
    QCOMPARE(changes.newRows(), 0);
}

void ListChangesTest::countsEachNewRowOnce()
{
    ModelFixture fixture(1000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    const QSignalSpy reported(&changes, &ListChanges::newRowsChanged);
    fixture.source.setFirst(0);
    fixture.source.setSize(1001);
    changes.take(changeOf({0}));
    changes.take(changeOf({0}));
    QTRY_COMPARE(changes.newRows(), 1);
    QCOMPARE(reported.size(), 1);
    // The row was deleted.
    fixture.source.setFirst(1);
    fixture.source.setSize(1000);
    changes.take(changeOf({0}));
    QTRY_COMPARE(changes.newRows(), 0);
}

void ListChangesTest::endsCountingAtTheLimit()
{
    ModelFixture fixture(1000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    fixture.source.setFirst(-400);
    fixture.source.setSize(1401);
    RowChanges many;
    for (qint64 key = -400; key <= 0; ++key)
        many.add(orders, key);
    changes.take(many);
    QTRY_COMPARE(changes.newRows(), ListChanges::maxCounted);
}

void ListChangesTest::reportsUnknownRowsWithoutACount()
{
    ModelFixture fixture(1000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    RowChanges table;
    table.addTable(orders);
    changes.take(table);
    QTRY_VERIFY(changes.hasOtherChanges());
    QCOMPARE(changes.newRows(), 0);
}

void ListChangesTest::waitsWhileTheListIsNotShown()
{
    ModelFixture fixture(1000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    changes.setActive(false);
    fixture.source.setFirst(0);
    fixture.source.setSize(1001);
    fixture.source.completesAtOnce = false;
    fixture.source.waiting.clear();
    changes.take(changeOf({0, 3}));
    changes.setActive(true);
    QCOMPARE(fixture.source.waiting.size(), std::size_t(2));
    while (fixture.source.release(QStringLiteral("records")) ||
           fixture.source.release(QStringLiteral("matching")))
        fixture.settle();
    QTRY_COMPARE(changes.newRows(), 1);
}

void ListChangesTest::asksForAReloadAfterAGap()
{
    ModelFixture fixture(1000);
    fixture.open();
    fixture.settle();
    ListChanges changes(fixture.source, fixture.model, nullptr);
    QSignalSpy reload(&changes, &ListChanges::reloadNeeded);
    changes.take(RowChanges::everything());
    QTRY_COMPARE(reload.size(), 1);
}

void ListChangesTest::countsRowsAboveAListThatWasReadFromAnotherPlace()
{
    ModelFixture fixture(1000);
    fixture.model.setQuery({}, {}, {500, Cursor{{QStringLiteral("500")}, 500}});
    fixture.model.ensureVisible(500, 540);
    fixture.settle();
    QVERIFY(!fixture.model.top());
    ListChanges changes(fixture.source, fixture.model, nullptr);
    fixture.source.setFirst(-1);
    fixture.source.setSize(1002);
    changes.take(changeOf({-1, 0, 900}));
    QTRY_COMPARE(changes.newRows(), 2);
}

void ListChangesTest::keepsTheCursorOfRelatedRows()
{
    ScriptedSource source(20);
    RelatedTableModel model(source, *findResource(QStringLiteral("payments")), QStringLiteral("order_number"),
                            {QStringLiteral("midtrans_order_id"), QStringLiteral("status")}, Role::Admin);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.showRowsOf(9, 999);
    QTRY_COMPARE(model.rowCount(), 20);
    const QPersistentModelIndex fifth = model.index(4, 0);
    const qint64 key = model.keyAt(4);
    source.setFirst(-1);
    source.setSize(22);
    RowChanges changes;
    changes.add(model.resource().table, key);
    model.take(changes);
    QTRY_COMPARE(model.rowCount(), 22);
    QCOMPARE(fifth.row(), 6);
    QCOMPARE(model.keyAt(fifth.row()), key);
}

QTEST_MAIN(ListChangesTest)
#include "listchangestest.moc"
