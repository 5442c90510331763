#include "namedqueries.h"
#include "removablebinding.h"
#include "trespasser.h"

#include <QTest>

using namespace meja;

/// Nobody gets another customer's rows: ten thousand attempts against both walls, against each alone, and
/// against none, so that it is known that the attempts would succeed.
class CustomerIsolationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatementNamesTheCustomer();
    void holdsAgainst_data();
    void holdsAgainst();
    void leaksWithoutWalls();

private:
    static void takePoliciesOff(ApiServer &api);
    static QString told(const QMap<QString, int> &counts);
    static constexpr int attempts = 10'000;
};

void CustomerIsolationTest::everyStatementNamesTheCustomer()
{
    const QStringList names = NamedQueries::names(QStringLiteral("customers"));
    QVERIFY(names.size() > 20);
    for (const QString &name : names) {
        const QString text = NamedQueries::text(QStringLiteral("customers"), name);
        QVERIFY2(name == QLatin1String("entered") || text.contains(QLatin1String(":customer")),
                 qPrintable(name));
    }
}

/// As somebody might who looks for the reason of a slow query.
void CustomerIsolationTest::takePoliciesOff(ApiServer &api)
{
    const QString tables =
        api.sql(QStringLiteral("select string_agg(format('alter table %s disable row level security',"
                               " oid::regclass), ';') from pg_class where relrowsecurity"));
    if (!api.shop.script(tables).isEmpty())
        qFatal("%s", qPrintable(api.shop.lastMessage()));
}

QString CustomerIsolationTest::told(const QMap<QString, int> &counts)
{
    QStringList lines;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each)
        lines.append(QStringLiteral("%1: %2").arg(each.key()).arg(each.value()));
    return lines.join(QLatin1String(", "));
}

void CustomerIsolationTest::holdsAgainst_data()
{
    QTest::addColumn<bool>("isBound");
    QTest::addColumn<bool>("hasPolicies");
    QTest::newRow("both walls") << true << true;
    QTest::newRow("the binding removed") << false << true;
    QTest::newRow("the policies off") << true << false;
}

void CustomerIsolationTest::holdsAgainst()
{
    QFETCH(bool, isBound);
    QFETCH(bool, hasPolicies);
    ApiServer api(ApiServer::People::None);
    Trespasser siti(api, 20261126);
    if (!hasPolicies)
        takePoliciesOff(api);
    const QString before = siti.whatIsTutis();
    isBindingRemoved = !isBound;
    siti.attempt(attempts);
    isBindingRemoved = false;
    QVERIFY2(siti.leaks().isEmpty(), qPrintable(told(siti.leaks())));
    QCOMPARE(siti.whatIsTutis(), before);
    QCOMPARE(siti.tries().size(), 15);
}

void CustomerIsolationTest::leaksWithoutWalls()
{
    ApiServer api(ApiServer::People::None);
    Trespasser siti(api, 20261126);
    takePoliciesOff(api);
    const QString before = siti.whatIsTutis();
    isBindingRemoved = true;
    siti.attempt(attempts);
    isBindingRemoved = false;
    QVERIFY(siti.whatIsTutis() != before);
    // Tokens are signed, a comment is tied to a purchase by a foreign key, and a product's comments are
    // everybody's; all else rests on these two walls.
    QStringList tight;
    for (const QString &kind : siti.tries().keys()) {
        if (!siti.leaks().contains(kind))
            tight.append(kind);
    }
    qInfo("leaks without walls: %s", qPrintable(told(siti.leaks())));
    QCOMPARE(tight, (QStringList{QStringLiteral("GET comments of a product"),
                                 QStringLiteral("POST comment on what she bought"),
                                 QStringLiteral("a token of nobody's")}));
}

QTEST_GUILESS_MAIN(CustomerIsolationTest)
#include "customerisolationtest.moc"
