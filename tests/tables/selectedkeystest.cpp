#include "selectedkeys.h"

#include <QSignalSpy>
#include <QTest>

using namespace meja;

/// Tests both kinds of selection of `SelectedKeys`.
class SelectedKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectsAndDeselects();
    void selectsAllMatchingExceptSome();
    void emitsNothingWithoutAChange();
};

void SelectedKeysTest::selectsAndDeselects()
{
    SelectedKeys keys;
    QVERIFY(keys.isEmpty());
    keys.set({3, 5});
    keys.toggle(5);
    keys.toggle(8);
    keys.add({9});
    QVERIFY(keys.contains(3) && keys.contains(8) && keys.contains(9));
    QVERIFY(!keys.contains(5));
    keys.clear();
    QVERIFY(keys.isEmpty());
}

void SelectedKeysTest::selectsAllMatchingExceptSome()
{
    SelectedKeys keys;
    keys.selectAllMatching();
    QVERIFY(keys.isAllMatching() && keys.contains(1000000));
    keys.toggle(7);
    QVERIFY(!keys.contains(7) && keys.contains(8));
    keys.add({7});
    QVERIFY(keys.contains(7));
}

void SelectedKeysTest::emitsNothingWithoutAChange()
{
    SelectedKeys keys;
    keys.set({1});
    QSignalSpy changes(&keys, &SelectedKeys::changed);
    keys.set({1});
    keys.add({1});
    QCOMPARE(changes.count(), 0);
    keys.toggle(1);
    QCOMPARE(changes.count(), 1);
}

QTEST_GUILESS_MAIN(SelectedKeysTest)
#include "selectedkeystest.moc"
