#include "changewords.h"

#include <QTest>

using namespace meja;

/// Tests how audit entries are read and shown.
class ChangeWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsChangesFromJson_data();
    void readsChangesFromJson();
    void usesTheLabelsOfTheResource_data();
    void usesTheLabelsOfTheResource();
    void namesRecordsByTheirResource_data();
    void namesRecordsByTheirResource();
    void returnsTheNamedRecord();
};

void ChangeWordsTest::readsChangesFromJson_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("isHidden");
    QTest::newRow("old and new") << QStringLiteral(R"({"orders":{"status":["DIBAYAR","DIPROSES"]}})")
                                 << QStringLiteral("orders") << QStringLiteral("DIBAYAR")
                                 << QStringLiteral("DIPROSES") << false;
    QTest::newRow("added") << QStringLiteral(R"({"orders":{"paid_at":[null,"x"]}})")
                           << QStringLiteral("orders") << QString() << QStringLiteral("x") << false;
    QTest::newRow("a large number keeps all digits")
        << QStringLiteral(R"({"orders":{"total":[1,9007199254740991]}})") << QStringLiteral("orders")
        << QStringLiteral("1") << QStringLiteral("9007199254740991") << false;
    QTest::newRow("yes and no") << QStringLiteral(R"({"users":{"is_active":[true,false]}})")
                                << QStringLiteral("users") << QStringLiteral("t") << QStringLiteral("f")
                                << false;
    QTest::newRow("personal") << QStringLiteral(R"({"users":{"phone":"changed"}})") << QStringLiteral("users")
                              << QString() << QString() << true;
    QTest::newRow("count of a baseline")
        << QStringLiteral(R"({"orders":{"rows":12}})") << QStringLiteral("orders") << QString()
        << QStringLiteral("12") << false;
    QTest::newRow("nested") << QStringLiteral(R"({"jobs":{"result":[null,{"a":1}]}})")
                            << QStringLiteral("jobs") << QString() << QStringLiteral(R"({"a":1})") << false;
}

void ChangeWordsTest::readsChangesFromJson()
{
    QFETCH(const QString, json);
    QFETCH(const QString, table);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const bool, isHidden);
    const RecordChange change = RecordChange::fromJson(json);
    QCOMPARE(change.table, table);
    QCOMPARE(change.fields.size(), 1);
    QCOMPARE(change.fields.first().before, before);
    QCOMPARE(change.fields.first().after, after);
    QCOMPARE(change.fields.first().isHidden, isHidden);
}

void ChangeWordsTest::usesTheLabelsOfTheResource_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("summary");
    QTest::newRow("a status") << QStringLiteral(R"({"orders":{"status":["DIBAYAR","DIPROSES"]}})")
                              << QStringLiteral("Status Paid → Processing");
    QTest::newRow("money") << QStringLiteral(R"({"orders":{"total":[1000,1250000]}})")
                           << QStringLiteral("Total Rp\u00a01,000 → Rp\u00a01,250,000");
    QTest::newRow("a time as JSON writes it")
        << QStringLiteral(R"({"orders":{"paid_at":[null,"2026-11-22T07:30:00.5+00:00"]}})")
        << QStringLiteral("Paid at 22 Nov 2026 14:30 WIB");
    QTest::newRow("personal") << QStringLiteral(R"({"users":{"phone":"changed"}})")
                              << QStringLiteral("Phone changed");
    QTest::newRow("versions are omitted")
        << QStringLiteral(R"({"orders":{"status":["DIBAYAR","DIPROSES"],"version":[1,2]}})")
        << QStringLiteral("Status Paid → Processing");
    QTest::newRow("field without a column")
        << QStringLiteral(R"({"orders":{"secret_plan":[null,"x"]}})") << QStringLiteral("secret plan x");
    QTest::newRow("table without a resource")
        << QStringLiteral(R"({"nowhere":{"a":[1,2]}})") << QStringLiteral("a 1 → 2");
    QTest::newRow("not JSON") << QStringLiteral("oops") << QString();
}

void ChangeWordsTest::usesTheLabelsOfTheResource()
{
    QFETCH(const QString, json);
    QFETCH(const QString, summary);
    const ValueFormat format{QLocale(QLocale::English)};
    QCOMPARE(ChangeWords(format).summary(json), summary);
}

void ChangeWordsTest::namesRecordsByTheirResource_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("name");
    QTest::newRow("a row") << QStringLiteral("orders 17") << QStringLiteral("Order 17");
    QTest::newRow("a table") << QStringLiteral("orders") << QStringLiteral("Orders");
    QTest::newRow("table without a resource") << QStringLiteral("nowhere 3") << QStringLiteral("nowhere 3");
}

void ChangeWordsTest::namesRecordsByTheirResource()
{
    QFETCH(const QString, value);
    QFETCH(const QString, name);
    QCOMPARE(ChangeWords::recordName(value), name);
}

void ChangeWordsTest::returnsTheNamedRecord()
{
    const auto target = ChangeWords::target(QStringLiteral("order_items 4"));
    QVERIFY(target);
    QCOMPARE(target->resource, QStringLiteral("order_items"));
    QCOMPARE(target->key, 4);
    QVERIFY(!ChangeWords::target(QStringLiteral("orders")));
    QVERIFY(!ChangeWords::target(QStringLiteral("nowhere 4")));
}

QTEST_GUILESS_MAIN(ChangeWordsTest)
#include "changewordstest.moc"
