#include "modeldesk.h"

#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace meja;

class RecordTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsRowsBeforeItKnowsHowMany();
    void takesTheEstimateFirstAndTheCountLater();
    void knowsTheLengthOfAShortListWithoutCounting();
    void answersOnlyFromMemory();
    void staysBoundedOnALongWalk();
    void walksDownByKey();
    void jumpsFarAwayApproximately();
    void keepsRowsInPlaceWhenAnApproximateRunMeetsTheBeginning();
    void keepsRowsInPlaceWhenRunsMeet();
    void hangsTheLastRowsOnTheEnd();
    void shrinksWhenTheEstimateWasTooHigh();
    void growsWhenTheEstimateWasTooLow();
    void trustsAnExactJump();
    void ignoresTheAnswerToAnOlderQuestion();
    void ignoresTheLengthOfAnOlderQuestion();
    void ignoresAnswersThatArriveOutOfOrder();
    void keepsShowingTheOldRowsUntilTheNewOnesAreThere();
    void replacesAJumpNobodyLooksAtAnyMore();
    void growsWithASearchInParts();
    void stopsAndResumesASearchInParts();
    void findsNothingInParts();
    void failsAndTriesAgain();
    void comesBackByItselfWhenTheConnectionDoes();
    void keepsRowsWhenALaterPageFails();
    void refreshKeepsThePlace();
    void showsAPlace();
    void isEmptyWhenNothingMatches();
    void neverLetsTwoPlacesBecomeOne();
    void survivesARandomWalk();
};

void RecordTableModelTest::showsRowsBeforeItKnowsHowMany()
{
    Desk desk(5000);
    desk.source.answersAtOnce = false;
    desk.open();
    QCOMPARE(desk.model.status().face, ListFace::Loading);
    QVERIFY(desk.source.release(page()));
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Filled);
    QCOMPARE(desk.key(0), 1);
    QCOMPARE(desk.model.rowCount(), kPageRows + 1);
    QVERIFY(!desk.model.status().exactRows);
}

void RecordTableModelTest::takesTheEstimateFirstAndTheCountLater()
{
    Desk desk(5000);
    desk.source.answersAtOnce = false;
    desk.source.estimated = 4800;
    desk.open();
    QVERIFY2(!desk.source.release(estimate()), "nothing but the rows is asked for before they are there");
    desk.source.release(page());
    desk.settle();
    QVERIFY(!desk.source.release(count()));
    QVERIFY(!desk.model.status().measured);
    QVERIFY(desk.source.release(estimate()));
    desk.settle();
    QVERIFY(desk.model.status().measured);
    QCOMPARE(desk.model.rowCount(), 4800);
    QVERIFY(!desk.model.status().exactRows);
    QVERIFY(desk.source.release(count()));
    desk.settle();
    QCOMPARE(desk.model.rowCount(), 5000);
    QVERIFY(desk.model.status().exactRows);
}

void RecordTableModelTest::knowsTheLengthOfAShortListWithoutCounting()
{
    Desk desk(17);
    desk.open();
    desk.settle();
    QCOMPARE(desk.model.rowCount(), 17);
    QVERIFY(desk.model.status().exactRows);
    QVERIFY(desk.source.counted.isEmpty());
}

void RecordTableModelTest::answersOnlyFromMemory()
{
    Desk desk(5000);
    desk.open();
    desk.settle();
    const qsizetype asked = desk.source.pages.size();
    QVERIFY(!desk.model.index(3000, 0).data().isValid());
    QVERIFY(!desk.model.index(3000, 0).data(recordrole::Loaded).toBool());
    QVERIFY(!desk.model.index(0, 0).data(Qt::DecorationRole).isValid());
    QVERIFY(desk.model.index(0, 0).data(recordrole::Loaded).toBool());
    QCOMPARE(desk.model.index(0, 0).data().toString(), QStringLiteral("1000"));
    QCOMPARE(desk.source.pages.size(), asked);
}

void RecordTableModelTest::staysBoundedOnALongWalk()
{
    Desk desk(40000);
    desk.open();
    for (int first = 0; first < 30000; first += 100) {
        desk.look(first);
        desk.settle();
        QVERIFY2(desk.model.rowsInMemory() <= kRowsInMemory, qPrintable(QString::number(first)));
    }
    QCOMPARE(desk.key(29900), 29901);
    QCOMPARE(desk.key(0), 0);
    desk.look(0);
    desk.settle();
    QCOMPARE(desk.key(0), 1);
}

void RecordTableModelTest::walksDownByKey()
{
    Desk desk(5000);
    desk.open();
    desk.settle();
    desk.look(700);
    desk.settle();
    QCOMPARE(desk.key(740), 741);
    for (const PageRequest &request : std::as_const(desk.source.pages))
        QVERIFY(request.from || &request == &desk.source.pages.first());
}

void RecordTableModelTest::jumpsFarAwayApproximately()
{
    Desk desk(100000);
    desk.source.jumpError = 37;
    desk.open();
    desk.settle();
    QVERIFY(desk.model.status().exactPositions);
    desk.look(50000);
    desk.settle();
    QCOMPARE(desk.key(50000), 50038);
    QVERIFY(!desk.model.status().exactPositions);
}

void RecordTableModelTest::keepsRowsInPlaceWhenAnApproximateRunMeetsTheBeginning()
{
    Desk desk(100000);
    desk.source.jumpError = 150;
    desk.open();
    desk.settle();
    desk.look(1500);
    desk.settle();
    const QPersistentModelIndex top = desk.model.index(1500, 0);
    const qint64 key = desk.key(1500);
    QCOMPARE(key, 1651);
    for (int first = 1500; first > 0; first -= 60) {
        desk.look(first);
        desk.settle();
    }
    QCOMPARE(top.row(), 1650);
    QCOMPARE(desk.key(top.row()), key);
    QVERIFY(desk.model.isExactAt(top.row()));
}

void RecordTableModelTest::keepsRowsInPlaceWhenRunsMeet()
{
    Desk desk(100000);
    desk.source.exactJumps = true;
    desk.open();
    desk.look(20000);
    desk.settle();
    desk.source.exactJumps = false;
    desk.source.jumpError = -120;
    desk.look(21500);
    desk.settle();
    const QPersistentModelIndex top = desk.model.index(21500, 0);
    QCOMPARE(desk.key(top.row()), 21381);
    for (int first = 21400; first > 20500; first -= 60) {
        desk.look(first);
        desk.settle();
    }
    QCOMPARE(desk.key(top.row()), 21381);
    QCOMPARE(top.row(), 21380);
    QVERIFY(desk.model.isExactAt(top.row()));
}

void RecordTableModelTest::hangsTheLastRowsOnTheEnd()
{
    Desk desk(9000);
    desk.source.estimated = 9500;
    desk.source.answersAtOnce = false;
    desk.open();
    desk.source.release(page());
    desk.settle();
    desk.source.release(estimate());
    desk.settle();
    desk.look(9459);
    desk.settle();
    while (desk.source.release(page()))
        desk.settle();
    QCOMPARE(desk.key(9499), 9000);
    QVERIFY(!desk.model.isExactAt(9499));
    const QPersistentModelIndex last = desk.model.index(9499, 0);
    QVERIFY(desk.source.release(count()));
    desk.settle();
    QCOMPARE(desk.model.rowCount(), 9000);
    QCOMPARE(last.row(), 8999);
    QCOMPARE(desk.key(8999), 9000);
    QVERIFY(desk.model.isExactAt(8999));
}

void RecordTableModelTest::shrinksWhenTheEstimateWasTooHigh()
{
    Desk desk(450);
    desk.source.estimated = 9000;
    desk.source.answersAtOnce = false;
    desk.open();
    while (desk.source.release(page()) || desk.source.release(estimate()))
        desk.settle();
    QCOMPARE(desk.model.rowCount(), 450);
    QVERIFY(desk.model.status().exactRows);
}

void RecordTableModelTest::growsWhenTheEstimateWasTooLow()
{
    Desk desk(5000);
    desk.source.estimated = 10;
    desk.source.answersAtOnce = false;
    desk.open();
    while (desk.source.release(estimate()) || desk.source.release(page()))
        desk.settle();
    const int first = desk.model.rowCount();
    QVERIFY(first > kPageRows);
    desk.look(first - 40);
    while (desk.source.release(page()))
        desk.settle();
    QVERIFY(desk.model.rowCount() > first);
    QCOMPARE(desk.key(first), first + 1);
}

void RecordTableModelTest::trustsAnExactJump()
{
    Desk desk(100000);
    desk.source.exactJumps = true;
    desk.open();
    desk.settle();
    desk.look(70000);
    desk.settle();
    QCOMPARE(desk.key(70000), 70001);
    QVERIFY(desk.model.status().exactPositions);
}

void RecordTableModelTest::ignoresTheAnswerToAnOlderQuestion()
{
    Desk desk(5000);
    desk.source.answersAtOnce = false;
    desk.open();
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    QCOMPARE(desk.source.waiting[0].request.query.search, QString());
    QVERIFY(desk.source.release(page()));
    desk.settle();
    QCOMPARE(desk.model.rowCount(), 0);
    QCOMPARE(desk.model.status().face, ListFace::Loading);
    QVERIFY(desk.source.release(page()));
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Filled);
}

void RecordTableModelTest::ignoresAnswersThatArriveOutOfOrder()
{
    Desk desk(5000);
    desk.source.answersAtOnce = false;
    desk.open();
    desk.source.setSize(3);
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    // The newer answer first; the older one holds other rows.
    std::swap(desk.source.waiting[0], desk.source.waiting[1]);
    QVERIFY(desk.source.release(page()));
    desk.settle();
    QCOMPARE(desk.model.rowCount(), 3);
    desk.source.setSize(5000);
    QVERIFY(desk.source.release(page()));
    desk.settle();
    QCOMPARE(desk.model.rowCount(), 3);
}

void RecordTableModelTest::ignoresTheLengthOfAnOlderQuestion()
{
    Desk desk(5000);
    desk.source.answersAtOnce = false;
    desk.source.estimated = 4000;
    desk.open();
    desk.source.release(page());
    desk.settle();
    desk.source.setSize(300);
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    QVERIFY(desk.source.release(page()));
    desk.settle();
    const int rows = desk.model.rowCount();
    QVERIFY(desk.source.release(estimate())); // The older question's.
    desk.settle();
    QCOMPARE(desk.model.rowCount(), rows);
}

void RecordTableModelTest::keepsShowingTheOldRowsUntilTheNewOnesAreThere()
{
    Desk desk(5000);
    desk.open();
    desk.settle();
    desk.source.answersAtOnce = false;
    QSignalSpy resets(&desk.model, &QAbstractItemModel::modelReset);
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("newer")});
    QCOMPARE(desk.key(0), 1);
    QVERIFY(desk.model.status().loading);
    QCOMPARE(resets.count(), 0);
    desk.source.release(page());
    desk.settle();
    QCOMPARE(resets.count(), 1);
    QVERIFY(!desk.model.status().loading);
}

void RecordTableModelTest::replacesAJumpNobodyLooksAtAnyMore()
{
    Desk desk(100000);
    desk.open();
    desk.settle();
    desk.source.answersAtOnce = false;
    desk.look(50000);
    desk.look(80000);
    QCOMPARE(desk.source.waiting.size(), 1U);
    QTRY_COMPARE(desk.source.waiting.size(), 2U);
    desk.source.waiting.pop_front();
    desk.source.release(jump());
    desk.settle();
    QCOMPARE(desk.key(80000), 80001);
}

void RecordTableModelTest::growsWithASearchInParts()
{
    Desk desk(10000);
    desk.source.partRows = 1000;
    desk.source.matches = [](qint64 key) { return key % 100 == 0; };
    desk.source.answersAtOnce = false;
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("ab")});
    desk.model.ensureVisible(0, 40);
    desk.source.release(page());
    desk.settle();
    QVERIFY(!desk.source.release(estimate()));
    QCOMPARE(desk.model.rowCount(), 10);
    QVERIFY(desk.model.status().growing && desk.model.status().searching);
    QCOMPARE(desk.model.status().progress, 0.1);
    while (desk.source.release(page()))
        desk.settle();
    QCOMPARE(desk.model.rowCount(), 100);
    QCOMPARE(desk.key(99), 10000);
    QVERIFY(desk.model.status().exactRows);
    QVERIFY(!desk.model.status().searching);
}

void RecordTableModelTest::stopsAndResumesASearchInParts()
{
    Desk desk(10000);
    desk.source.partRows = 1000;
    desk.source.matches = [](qint64 key) { return key % 100 == 0; };
    desk.source.answersAtOnce = false;
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("ab")});
    desk.source.release(page());
    desk.settle();
    desk.model.stop();
    desk.source.release(page());
    desk.settle();
    QCOMPARE(desk.model.rowCount(), 10);
    QVERIFY(desk.model.status().stopped);
    QVERIFY(!desk.source.cancelled.isEmpty());
    desk.model.resume();
    while (desk.source.release(page()))
        desk.settle();
    QCOMPARE(desk.model.rowCount(), 100);
}

void RecordTableModelTest::findsNothingInParts()
{
    Desk desk(3000);
    desk.source.partRows = 1000;
    desk.source.matches = [](qint64) { return false; };
    desk.source.answersAtOnce = false;
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("zz")});
    desk.source.release(page());
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Loading);
    while (desk.source.release(page()))
        desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Empty);
    QVERIFY(desk.model.status().exactRows);
}

void RecordTableModelTest::failsAndTriesAgain()
{
    Desk desk(5000);
    desk.source.failure = Error{ErrorKind::Forbidden, QStringLiteral("no"), QStringLiteral("42501")};
    desk.open();
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Failed);
    QCOMPARE(desk.model.status().error->code, QStringLiteral("42501"));
    desk.source.failure.reset();
    desk.model.retry();
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Filled);
    QVERIFY(!desk.model.status().error);
}

void RecordTableModelTest::comesBackByItselfWhenTheConnectionDoes()
{
    Desk desk(5000);
    desk.source.failure = Error{ErrorKind::Unavailable, QStringLiteral("lost"), {}};
    desk.open();
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Failed);
    desk.source.failure.reset();
    QTRY_COMPARE(desk.model.status().face, ListFace::Filled);
}

void RecordTableModelTest::keepsRowsWhenALaterPageFails()
{
    Desk desk(100000);
    desk.open();
    desk.settle();
    desk.source.failure = Error{ErrorKind::Invalid, QStringLiteral("broken"), {}};
    desk.look(60000);
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Filled);
    QVERIFY(desk.model.status().error);
    QCOMPARE(desk.key(0), 1);
    desk.source.failure.reset();
    desk.model.retry();
    desk.settle();
    QCOMPARE(desk.key(60000), 60001);
}

void RecordTableModelTest::refreshKeepsThePlace()
{
    Desk desk(100000);
    desk.source.exactJumps = true;
    desk.open();
    desk.look(40000);
    desk.settle();
    QSignalSpy resets(&desk.model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex top = desk.model.index(40000, 0);
    const qint64 key = desk.key(40000);
    desk.source.setFirst(-4); // Five rows came in at the top.
    desk.source.setSize(100005);
    desk.model.refresh();
    desk.settle();
    QCOMPARE(resets.count(), 0);
    QCOMPARE(desk.key(top.row()), key);
    QCOMPARE(desk.model.rowCount(), 100005);
}

void RecordTableModelTest::showsAPlace()
{
    Desk desk(100000);
    desk.open();
    desk.settle();
    QSignalSpy placed(&desk.model, &RecordTableModel::placed);
    desk.model.showPlace({30000, Cursor{{QStringLiteral("30500")}, 30500}});
    desk.settle();
    QCOMPARE(placed.count(), 1);
    QCOMPARE(placed[0][0].toInt(), 30000);
    QCOMPARE(desk.key(30000), 30501);
    const ListPlace place = desk.model.placeOf(30010);
    desk.model.setQuery({}, {}, place);
    desk.settle();
    QCOMPARE(placed.count(), 2);
    QCOMPARE(desk.key(placed[1][0].toInt()), 30511);
}

void RecordTableModelTest::isEmptyWhenNothingMatches()
{
    Desk desk(0);
    desk.open();
    desk.settle();
    QCOMPARE(desk.model.status().face, ListFace::Empty);
    QVERIFY(desk.model.status().exactRows);
}

void RecordTableModelTest::neverLetsTwoPlacesBecomeOne()
{
    Desk desk(5000);
    desk.open();
    desk.settle();
    std::vector<QPersistentModelIndex> held;
    for (int row = 0; row < 5000; row += 7)
        held.emplace_back(desk.model.index(row, 0));
    // A place that turns out to be the beginning of the list moves there.
    desk.model.showPlace({3000, Cursor{{QStringLiteral("2026-01-01")}, 0}});
    desk.settle();
    QSet<int> rows;
    for (const QPersistentModelIndex &index : held)
        rows.insert(index.row());
    QCOMPARE(rows.size(), static_cast<qsizetype>(held.size()));
}

void RecordTableModelTest::survivesARandomWalk()
{
    Desk desk(6000);
    desk.source.estimated = 5600;
    desk.open();
    desk.settle();
    quint32 random = 20260919;
    int top = 0;
    for (int step = 0; step < 150; ++step) {
        random = random * 1664525U + 1013904223U;
        desk.source.jumpError = static_cast<qint64>(random >> 20) % 600 - 300;
        const int length = desk.model.rowCount();
        const int choice = static_cast<int>(random >> 28);
        const int far = static_cast<int>((random >> 4) % static_cast<quint32>(length));
        top = choice < 12 ? top + static_cast<int>((random >> 8) % 500) - 250 : far;
        top = std::clamp(top, 0, length - 41);
        desk.look(top);
        desk.settle();
        QVERIFY2(desk.key(top) > 0, qPrintable(QString::number(step)));
        for (int row = top; row < top + 40; ++row)
            QCOMPARE(desk.key(row + 1), desk.key(row) + 1);
        if (desk.model.isExactAt(top))
            QCOMPARE(desk.key(top), top + 1);
    }
}

QTEST_GUILESS_MAIN(RecordTableModelTest)
#include "recordtablemodeltest.moc"
