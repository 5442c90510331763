#include "modelfixture.h"

#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace meja;

/// Tests paging, jumps, counts and failures of `RecordTableModel`.
class RecordTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsRowsBeforeTheLengthIsKnown();
    void usesTheEstimateFirstAndTheCountLater();
    void knowsTheLengthOfAShortListWithoutCounting();
    void returnsDataOnlyFromMemory();
    void limitsMemoryWhileScrollingFar();
    void loadsFollowingPagesByCursor();
    void jumpsToAnEstimatedPosition();
    void keepsRowsOnScreenWhenAnEstimatedSegmentMeetsTheBeginning();
    void keepsRowsOnScreenWhenSegmentsMeet();
    void attachesTheLastRowsToTheEnd();
    void shrinksWhenTheEstimateWasTooHigh();
    void growsWhenTheEstimateWasTooLow();
    void acceptsAnExactJump();
    void discardsTheResultOfAnOlderQuery();
    void discardsTheLengthOfAnOlderQuery();
    void discardsResultsThatArriveOutOfOrder();
    void showsTheOldRowsUntilTheNewOnesArrive();
    void replacesAJumpThatIsNoLongerOnScreen();
    void growsWithAnIncompleteSearch();
    void stopsAndResumesAnIncompleteSearch();
    void isEmptyAfterAnIncompleteSearchWithoutMatches();
    void retriesAfterAFailure();
    void retriesAutomaticallyAfterALostConnection();
    void keepsRowsWhenALaterPageFails();
    void keepsThePositionOnRefresh();
    void showsRowsAfterACursor();
    void isEmptyWhenNothingMatches();
    void keepsPersistentIndexesDistinct();
    void showsTheRightRowsAfterRandomScrolling();
};

void RecordTableModelTest::showsRowsBeforeTheLengthIsKnown()
{
    ModelFixture list(5000);
    list.source.completesAtOnce = false;
    list.open();
    QCOMPARE(list.model.status().loadState, LoadState::Loading);
    QVERIFY(list.source.release(page()));
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Filled);
    QCOMPARE(list.key(0), 1);
    QCOMPARE(list.model.rowCount(), pageRows + 1);
    QVERIFY(!list.model.status().exactRows);
}

void RecordTableModelTest::usesTheEstimateFirstAndTheCountLater()
{
    ModelFixture list(5000);
    list.source.completesAtOnce = false;
    list.source.estimated = 4800;
    list.open();
    QVERIFY2(!list.source.release(estimate()),
             "the model must request only rows before the first rows arrive");
    list.source.release(page());
    list.settle();
    QVERIFY(!list.source.release(count()));
    QVERIFY(!list.model.status().measured);
    QVERIFY(list.source.release(estimate()));
    list.settle();
    QVERIFY(list.model.status().measured);
    QCOMPARE(list.model.rowCount(), 4800);
    QVERIFY(!list.model.status().exactRows);
    QVERIFY(list.source.release(count()));
    list.settle();
    QCOMPARE(list.model.rowCount(), 5000);
    QVERIFY(list.model.status().exactRows);
}

void RecordTableModelTest::knowsTheLengthOfAShortListWithoutCounting()
{
    ModelFixture list(17);
    list.open();
    list.settle();
    QCOMPARE(list.model.rowCount(), 17);
    QVERIFY(list.model.status().exactRows);
    QVERIFY(list.source.counted.isEmpty());
}

void RecordTableModelTest::returnsDataOnlyFromMemory()
{
    ModelFixture list(5000);
    list.open();
    list.settle();
    const qsizetype requested = list.source.pages.size();
    QVERIFY(!list.model.index(3000, 0).data().isValid());
    QVERIFY(!list.model.index(3000, 0).data(recordrole::Loaded).toBool());
    QVERIFY(!list.model.index(0, 0).data(Qt::DecorationRole).isValid());
    QVERIFY(list.model.index(0, 0).data(recordrole::Loaded).toBool());
    QCOMPARE(list.model.index(0, 0).data().toString(), QStringLiteral("1000"));
    QCOMPARE(list.source.pages.size(), requested);
}

void RecordTableModelTest::limitsMemoryWhileScrollingFar()
{
    ModelFixture list(40000);
    list.open();
    for (int first = 0; first < 30000; first += 100) {
        list.scrollTo(first);
        list.settle();
        QVERIFY2(list.model.rowsInMemory() <= maxRowsInMemory, qPrintable(QString::number(first)));
    }
    QCOMPARE(list.key(29900), 29901);
    QCOMPARE(list.key(0), 0);
    list.scrollTo(0);
    list.settle();
    QCOMPARE(list.key(0), 1);
}

void RecordTableModelTest::loadsFollowingPagesByCursor()
{
    ModelFixture list(5000);
    list.open();
    list.settle();
    list.scrollTo(700);
    list.settle();
    QCOMPARE(list.key(740), 741);
    for (const PageRequest &request : std::as_const(list.source.pages))
        QVERIFY(request.from || &request == &list.source.pages.first());
}

void RecordTableModelTest::jumpsToAnEstimatedPosition()
{
    ModelFixture list(100000);
    list.source.jumpError = 37;
    list.open();
    list.settle();
    QVERIFY(list.model.status().exactPositions);
    list.scrollTo(50000);
    list.settle();
    QCOMPARE(list.key(50000), 50038);
    QVERIFY(!list.model.status().exactPositions);
}

void RecordTableModelTest::keepsRowsOnScreenWhenAnEstimatedSegmentMeetsTheBeginning()
{
    ModelFixture list(100000);
    list.source.jumpError = 150;
    list.open();
    list.settle();
    list.scrollTo(1500);
    list.settle();
    const QPersistentModelIndex top = list.model.index(1500, 0);
    const qint64 key = list.key(1500);
    QCOMPARE(key, 1651);
    for (int first = 1500; first > 0; first -= 60) {
        list.scrollTo(first);
        list.settle();
    }
    QCOMPARE(top.row(), 1650);
    QCOMPARE(list.key(top.row()), key);
    QVERIFY(list.model.isExactAt(top.row()));
}

void RecordTableModelTest::keepsRowsOnScreenWhenSegmentsMeet()
{
    ModelFixture list(100000);
    list.source.exactJumps = true;
    list.open();
    list.scrollTo(20000);
    list.settle();
    list.source.exactJumps = false;
    list.source.jumpError = -120;
    list.scrollTo(21500);
    list.settle();
    const QPersistentModelIndex top = list.model.index(21500, 0);
    QCOMPARE(list.key(top.row()), 21381);
    for (int first = 21400; first > 20500; first -= 60) {
        list.scrollTo(first);
        list.settle();
    }
    QCOMPARE(list.key(top.row()), 21381);
    QCOMPARE(top.row(), 21380);
    QVERIFY(list.model.isExactAt(top.row()));
}

void RecordTableModelTest::attachesTheLastRowsToTheEnd()
{
    ModelFixture list(9000);
    list.source.estimated = 9500;
    list.source.completesAtOnce = false;
    list.open();
    list.source.release(page());
    list.settle();
    list.source.release(estimate());
    list.settle();
    list.scrollTo(9459);
    list.settle();
    while (list.source.release(page()))
        list.settle();
    QCOMPARE(list.key(9499), 9000);
    QVERIFY(!list.model.isExactAt(9499));
    const QPersistentModelIndex last = list.model.index(9499, 0);
    QVERIFY(list.source.release(count()));
    list.settle();
    QCOMPARE(list.model.rowCount(), 9000);
    QCOMPARE(last.row(), 8999);
    QCOMPARE(list.key(8999), 9000);
    QVERIFY(list.model.isExactAt(8999));
}

void RecordTableModelTest::shrinksWhenTheEstimateWasTooHigh()
{
    ModelFixture list(450);
    list.source.estimated = 9000;
    list.source.completesAtOnce = false;
    list.open();
    while (list.source.release(page()) || list.source.release(estimate()))
        list.settle();
    QCOMPARE(list.model.rowCount(), 450);
    QVERIFY(list.model.status().exactRows);
}

void RecordTableModelTest::growsWhenTheEstimateWasTooLow()
{
    ModelFixture list(5000);
    list.source.estimated = 10;
    list.source.completesAtOnce = false;
    list.open();
    while (list.source.release(estimate()) || list.source.release(page()))
        list.settle();
    const int first = list.model.rowCount();
    QVERIFY(first > pageRows);
    list.scrollTo(first - 40);
    while (list.source.release(page()))
        list.settle();
    QVERIFY(list.model.rowCount() > first);
    QCOMPARE(list.key(first), first + 1);
}

void RecordTableModelTest::acceptsAnExactJump()
{
    ModelFixture list(100000);
    list.source.exactJumps = true;
    list.open();
    list.settle();
    list.scrollTo(70000);
    list.settle();
    QCOMPARE(list.key(70000), 70001);
    QVERIFY(list.model.status().exactPositions);
}

void RecordTableModelTest::discardsTheResultOfAnOlderQuery()
{
    ModelFixture list(5000);
    list.source.completesAtOnce = false;
    list.open();
    list.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    QCOMPARE(list.source.waiting[0].request.query.search, QString());
    QVERIFY(list.source.release(page()));
    list.settle();
    QCOMPARE(list.model.rowCount(), 0);
    QCOMPARE(list.model.status().loadState, LoadState::Loading);
    QVERIFY(list.source.release(page()));
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Filled);
}

void RecordTableModelTest::discardsResultsThatArriveOutOfOrder()
{
    ModelFixture list(5000);
    list.source.completesAtOnce = false;
    list.open();
    list.source.setSize(3);
    list.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    // The newer result arrives first; the older one has other rows.
    std::swap(list.source.waiting[0], list.source.waiting[1]);
    QVERIFY(list.source.release(page()));
    list.settle();
    QCOMPARE(list.model.rowCount(), 3);
    list.source.setSize(5000);
    QVERIFY(list.source.release(page()));
    list.settle();
    QCOMPARE(list.model.rowCount(), 3);
}

void RecordTableModelTest::discardsTheLengthOfAnOlderQuery()
{
    ModelFixture list(5000);
    list.source.completesAtOnce = false;
    list.source.estimated = 4000;
    list.open();
    list.source.release(page());
    list.settle();
    list.source.setSize(300);
    list.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    QVERIFY(list.source.release(page()));
    list.settle();
    const int rows = list.model.rowCount();
    QVERIFY(list.source.release(estimate())); // Of the older query.
    list.settle();
    QCOMPARE(list.model.rowCount(), rows);
}

void RecordTableModelTest::showsTheOldRowsUntilTheNewOnesArrive()
{
    ModelFixture list(5000);
    list.open();
    list.settle();
    list.source.completesAtOnce = false;
    QSignalSpy resets(&list.model, &QAbstractItemModel::modelReset);
    list.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    QCOMPARE(list.key(0), 1);
    QVERIFY(list.model.status().loading);
    QCOMPARE(resets.count(), 0);
    list.source.release(page());
    list.settle();
    QCOMPARE(resets.count(), 1);
    QVERIFY(!list.model.status().loading);
}

void RecordTableModelTest::replacesAJumpThatIsNoLongerOnScreen()
{
    ModelFixture list(100000);
    list.open();
    list.settle();
    list.source.completesAtOnce = false;
    list.scrollTo(50000);
    list.scrollTo(80000);
    QCOMPARE(list.source.waiting.size(), 1U);
    QTRY_COMPARE(list.source.waiting.size(), 2U);
    list.source.waiting.pop_front();
    list.source.release(jump());
    list.settle();
    QCOMPARE(list.key(80000), 80001);
}

void RecordTableModelTest::growsWithAnIncompleteSearch()
{
    ModelFixture list(10000);
    list.source.partRows = 1000;
    list.source.matches = [](qint64 key) { return key % 100 == 0; };
    list.source.completesAtOnce = false;
    list.model.setQuery({.resource = {}, .search = QStringLiteral("ab")});
    list.model.ensureVisible(0, 40);
    list.source.release(page());
    list.settle();
    QVERIFY(!list.source.release(estimate()));
    QCOMPARE(list.model.rowCount(), 10);
    QVERIFY(list.model.status().growing && list.model.status().searching);
    QCOMPARE(list.model.status().progress, 0.1);
    while (list.source.release(page()))
        list.settle();
    QCOMPARE(list.model.rowCount(), 100);
    QCOMPARE(list.key(99), 10000);
    QVERIFY(list.model.status().exactRows);
    QVERIFY(!list.model.status().searching);
}

void RecordTableModelTest::stopsAndResumesAnIncompleteSearch()
{
    ModelFixture list(10000);
    list.source.partRows = 1000;
    list.source.matches = [](qint64 key) { return key % 100 == 0; };
    list.source.completesAtOnce = false;
    list.model.setQuery({.resource = {}, .search = QStringLiteral("ab")});
    list.source.release(page());
    list.settle();
    list.model.stop();
    list.source.release(page());
    list.settle();
    QCOMPARE(list.model.rowCount(), 10);
    QVERIFY(list.model.status().stopped);
    QVERIFY(!list.source.cancelled.isEmpty());
    list.model.resume();
    while (list.source.release(page()))
        list.settle();
    QCOMPARE(list.model.rowCount(), 100);
}

void RecordTableModelTest::isEmptyAfterAnIncompleteSearchWithoutMatches()
{
    ModelFixture list(3000);
    list.source.partRows = 1000;
    list.source.matches = [](qint64) { return false; };
    list.source.completesAtOnce = false;
    list.model.setQuery({.resource = {}, .search = QStringLiteral("zz")});
    list.source.release(page());
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Loading);
    while (list.source.release(page()))
        list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Empty);
    QVERIFY(list.model.status().exactRows);
}

void RecordTableModelTest::retriesAfterAFailure()
{
    ModelFixture list(5000);
    list.source.failure = Error{ErrorKind::Forbidden, QStringLiteral("no"), QStringLiteral("42501")};
    list.open();
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Failed);
    QCOMPARE(list.model.status().error->code, QStringLiteral("42501"));
    list.source.failure.reset();
    list.model.retry();
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Filled);
    QVERIFY(!list.model.status().error);
}

void RecordTableModelTest::retriesAutomaticallyAfterALostConnection()
{
    ModelFixture list(5000);
    list.source.failure = Error{.kind = ErrorKind::Unavailable, .detail = QStringLiteral("lost"), .code = {}};
    list.open();
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Failed);
    list.source.failure.reset();
    QTRY_COMPARE(list.model.status().loadState, LoadState::Filled);
}

void RecordTableModelTest::keepsRowsWhenALaterPageFails()
{
    ModelFixture list(100000);
    list.open();
    list.settle();
    list.source.failure = Error{.kind = ErrorKind::Invalid, .detail = QStringLiteral("broken"), .code = {}};
    list.scrollTo(60000);
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Filled);
    QVERIFY(list.model.status().error);
    QCOMPARE(list.key(0), 1);
    list.source.failure.reset();
    list.model.retry();
    list.settle();
    QCOMPARE(list.key(60000), 60001);
}

void RecordTableModelTest::keepsThePositionOnRefresh()
{
    ModelFixture list(100000);
    list.source.exactJumps = true;
    list.open();
    list.scrollTo(40000);
    list.settle();
    QSignalSpy resets(&list.model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex top = list.model.index(40000, 0);
    const qint64 key = list.key(40000);
    list.source.setFirst(-4); // Five rows were inserted at the top.
    list.source.setSize(100005);
    list.model.refresh();
    list.settle();
    QCOMPARE(resets.count(), 0);
    QCOMPARE(list.key(top.row()), key);
    QCOMPARE(list.model.rowCount(), 100005);
}

void RecordTableModelTest::showsRowsAfterACursor()
{
    ModelFixture list(100000);
    list.open();
    list.settle();
    QSignalSpy placed(&list.model, &RecordTableModel::placed);
    list.model.showPlace({30000, Cursor{{QStringLiteral("30500")}, 30500}});
    list.settle();
    QCOMPARE(placed.count(), 1);
    QCOMPARE(placed[0][0].toInt(), 30000);
    QCOMPARE(list.key(30000), 30501);
    const ListPlace place = list.model.placeOf(30010);
    list.model.setQuery({}, {}, place);
    list.settle();
    QCOMPARE(placed.count(), 2);
    QCOMPARE(list.key(placed[1][0].toInt()), 30511);
}

void RecordTableModelTest::isEmptyWhenNothingMatches()
{
    ModelFixture list(0);
    list.open();
    list.settle();
    QCOMPARE(list.model.status().loadState, LoadState::Empty);
    QVERIFY(list.model.status().exactRows);
}

void RecordTableModelTest::keepsPersistentIndexesDistinct()
{
    ModelFixture list(5000);
    list.open();
    list.settle();
    std::vector<QPersistentModelIndex> held;
    for (int row = 0; row < 5000; row += 7)
        held.emplace_back(list.model.index(row, 0));
    // Rows without earlier rows move to the beginning of the list.
    list.model.showPlace({3000, Cursor{{QStringLiteral("2026-01-01")}, 0}});
    list.settle();
    QSet<int> rows;
    for (const QPersistentModelIndex &index : held)
        rows.insert(index.row());
    QCOMPARE(rows.size(), static_cast<qsizetype>(held.size()));
}

void RecordTableModelTest::showsTheRightRowsAfterRandomScrolling()
{
    ModelFixture list(6000);
    list.source.estimated = 5600;
    list.open();
    list.settle();
    quint32 random = 20260919;
    int top = 0;
    for (int step = 0; step < 150; ++step) {
        random = random * 1664525U + 1013904223U;
        list.source.jumpError = static_cast<qint64>(random >> 20) % 600 - 300;
        const int length = list.model.rowCount();
        const int choice = static_cast<int>(random >> 28);
        const int farRow = static_cast<int>((random >> 4) % static_cast<quint32>(length));
        top = choice < 12 ? top + static_cast<int>((random >> 8) % 500) - 250 : farRow;
        top = std::clamp(top, 0, length - 41);
        list.scrollTo(top);
        list.settle();
        QVERIFY2(list.key(top) > 0, qPrintable(QString::number(step)));
        for (int row = top; row < top + 40; ++row)
            QCOMPARE(list.key(row + 1), list.key(row) + 1);
        if (list.model.isExactAt(top))
            QCOMPARE(list.key(top), top + 1);
    }
}

QTEST_GUILESS_MAIN(RecordTableModelTest)
#include "recordtablemodeltest.moc"
