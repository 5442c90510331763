#include "modeldesk.h"

#include <QTest>

using namespace meja;

/// Promises of `RecordTableModel` about the pages around what is on screen.
class PagesAheadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAheadWhenTheScreenIsFilled();
    void givesUpAPageAheadWhenOneJumps();
    void asksTheSamePageOnce();
};

void PagesAheadTest::asksAheadWhenTheScreenIsFilled()
{
    Desk desk(5000);
    desk.open();
    desk.settle();
    QVERIFY(desk.source.pages.size() > 1);
    QVERIFY(!desk.source.pages.first().isAhead && desk.source.pages.at(1).isAhead);
}

void PagesAheadTest::givesUpAPageAheadWhenOneJumps()
{
    Desk desk(100000);
    desk.open();
    desk.settle();
    desk.look(1000);
    desk.settle();
    desk.source.answersAtOnce = false;
    desk.look(1400); // A page ahead is asked for.
    QCOMPARE(desk.source.waiting.size(), 1U);
    QVERIFY(desk.source.waiting.back().request.isAhead);
    desk.look(50000);
    QCOMPARE(desk.source.waiting.size(), 2U);
    QCOMPARE(desk.source.waiting.back().what, jump());
}

void PagesAheadTest::asksTheSamePageOnce()
{
    Desk desk(400000);
    desk.source.partRows = 100000;
    desk.source.matches = [](qint64 key) { return key % 100 == 0; };
    desk.source.answersAtOnce = false;
    desk.model.setQuery({.resource = {}, .search = QStringLiteral("ab")});
    desk.model.ensureVisible(0, 40);
    QVERIFY(desk.source.release(page()));
    desk.settle();
    const auto asked = desk.source.pages.size();
    desk.look(900);
    desk.look(0);
    desk.look(900);
    QCOMPARE(desk.source.pages.size(), asked);
}

QTEST_GUILESS_MAIN(PagesAheadTest)
#include "pagesaheadtest.moc"
