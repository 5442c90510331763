#include "modelfixture.h"

#include <QTest>

using namespace meja;

/// Tests which pages `RecordTableModel` prefetches.
class PagesAheadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prefetchesWhenTheScreenIsFilled();
    void replacesAPrefetchAfterAJump();
    void requestsTheSamePageOnce();
};

void PagesAheadTest::prefetchesWhenTheScreenIsFilled()
{
    ModelFixture list(5000);
    list.open();
    list.settle();
    QVERIFY(list.source.pages.size() > 1);
    QVERIFY(!list.source.pages.first().isPrefetch && list.source.pages.at(1).isPrefetch);
}

void PagesAheadTest::replacesAPrefetchAfterAJump()
{
    ModelFixture list(100000);
    list.open();
    list.settle();
    list.scrollTo(1000);
    list.settle();
    list.source.completesAtOnce = false;
    list.scrollTo(1400); // Requests a page ahead.
    QCOMPARE(list.source.waiting.size(), 1U);
    QVERIFY(list.source.waiting.back().request.isPrefetch);
    list.scrollTo(50000);
    QCOMPARE(list.source.waiting.size(), 2U);
    QCOMPARE(list.source.waiting.back().what, jump());
}

void PagesAheadTest::requestsTheSamePageOnce()
{
    ModelFixture list(400000);
    list.source.partRows = 100000;
    list.source.matches = [](qint64 key) { return key % 100 == 0; };
    list.source.completesAtOnce = false;
    list.model.setQuery({.resource = {}, .search = QStringLiteral("ab")});
    list.model.ensureVisible(0, 40);
    QVERIFY(list.source.release(page()));
    list.settle();
    const auto requested = list.source.pages.size();
    list.scrollTo(900);
    list.scrollTo(0);
    list.scrollTo(900);
    QCOMPARE(list.source.pages.size(), requested);
}

QTEST_GUILESS_MAIN(PagesAheadTest)
#include "pagesaheadtest.moc"
