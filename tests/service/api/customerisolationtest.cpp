#include "crosscustomerattacker.h"
#include "namedqueries.h"
#include "removablebinding.h"

#include <QTest>

using namespace meja;

/// No customer can access another customer's rows. Two independent protections ensure this: each statement
/// binds the customer's id, and row-level security. Ten thousand attempts run against both protections,
/// against each alone, and against none, which proves that the attempts would succeed without them.
class CustomerIsolationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatementBindsTheCustomer();
    void noAttemptSucceeds_data();
    void noAttemptSucceeds();
    void attemptsSucceedWithoutProtection();

private:
    static void disablePolicies(ApiServer &api);
    static QString listOf(const QMap<QString, int> &counts);
    static constexpr int attempts = 10'000;
};

void CustomerIsolationTest::everyStatementBindsTheCustomer()
{
    const QStringList names = NamedQueries::names(QStringLiteral("customers"));
    QVERIFY(names.size() > 20);
    for (const QString &name : names) {
        const QString text = NamedQueries::text(QStringLiteral("customers"), name);
        QVERIFY2(name == QLatin1String("entered") || text.contains(QLatin1String(":customer")),
                 qPrintable(name));
    }
}

/// Simulates an administrator who disables row-level security by mistake.
void CustomerIsolationTest::disablePolicies(ApiServer &api)
{
    const QString tables =
        api.sql(QStringLiteral("select string_agg(format('alter table %s disable row level security',"
                               " oid::regclass), ';') from pg_class where relrowsecurity"));
    if (!api.shop.script(tables).isEmpty())
        qFatal("%s", qPrintable(api.shop.lastMessage()));
}

QString CustomerIsolationTest::listOf(const QMap<QString, int> &counts)
{
    QStringList lines;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each)
        lines.append(QStringLiteral("%1: %2").arg(each.key()).arg(each.value()));
    return lines.join(QLatin1String(", "));
}

void CustomerIsolationTest::noAttemptSucceeds_data()
{
    QTest::addColumn<bool>("isBound");
    QTest::addColumn<bool>("hasPolicies");
    QTest::newRow("both protections") << true << true;
    QTest::newRow("without bound customer ids") << false << true;
    QTest::newRow("without row-level security") << true << false;
}

void CustomerIsolationTest::noAttemptSucceeds()
{
    QFETCH(bool, isBound);
    QFETCH(bool, hasPolicies);
    ApiServer api(ApiServer::People::None);
    CrossCustomerAttacker siti(api, 20261126);
    if (!hasPolicies)
        disablePolicies(api);
    const QString before = siti.digestOfTuti();
    isBindingRemoved = !isBound;
    siti.attempt(attempts);
    isBindingRemoved = false;
    QVERIFY2(siti.leaks().isEmpty(), qPrintable(listOf(siti.leaks())));
    QCOMPARE(siti.digestOfTuti(), before);
    QCOMPARE(siti.tries().size(), 15);
}

void CustomerIsolationTest::attemptsSucceedWithoutProtection()
{
    ApiServer api(ApiServer::People::None);
    CrossCustomerAttacker siti(api, 20261126);
    disablePolicies(api);
    const QString before = siti.digestOfTuti();
    isBindingRemoved = true;
    siti.attempt(attempts);
    isBindingRemoved = false;
    QVERIFY(siti.digestOfTuti() != before);
    // These kinds are safe without the two protections: tokens are signed, a foreign key ties a comment to a
    // purchase, and a product's comments are public.
    QStringList withoutLeak;
    for (const QString &kind : siti.tries().keys()) {
        if (!siti.leaks().contains(kind))
            withoutLeak.append(kind);
    }
    qInfo("leaks without protection: %s", qPrintable(listOf(siti.leaks())));
    QCOMPARE(withoutLeak, (QStringList{QStringLiteral("GET comments of a product"),
                                       QStringLiteral("POST comment on her purchase"),
                                       QStringLiteral("an invalid token")}));
}

QTEST_GUILESS_MAIN(CustomerIsolationTest)
#include "customerisolationtest.moc"
