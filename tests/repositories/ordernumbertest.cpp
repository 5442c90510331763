#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

using namespace meja;

namespace {

/// Gives the database another key, as another installation has it.
const QString newKey =
    QStringLiteral("set session_replication_role = replica;"
                   "update meja.order_number_key set secret = sha256(uuid_send(gen_random_uuid()));"
                   "set session_replication_role = default");

} // namespace

/// Tests the public numbers of orders: unique, well-formed and without a relation to the ids that anybody
/// could compute.
class OrderNumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreUniqueAndWellFormed();
    void numbersFollowFromTheKey();
    void numbersCannotBeComputedWithoutTheKey();
    void skipsANumberThatAnOlderOrderHas();
    void findsOrdersWithOldNumbers();
    void nobodyReadsOrChangesTheKey();
};

void OrderNumberTest::numbersAreUniqueAndWellFormed()
{
    SqlSession session(PrivateCluster::shared().createMigratedDatabase());
    QCOMPARE(session.ask(QStringLiteral(
                 "select count(distinct order_number(id)) || ' ' ||"
                 "       bool_and(order_number(id) ~ '^MJ[2-9A-HJ-NP-Z]{8}$')"
                 "  from (select generate_series(1, 2000) union all select 1099511627775) as ids (id)")),
             QStringLiteral("2001 true"));
}

void OrderNumberTest::numbersFollowFromTheKey()
{
    SqlSession session(PrivateCluster::shared().createMigratedDatabase());
    const QString numbers = QStringLiteral(
        "select string_agg(order_number(id), ' ' order by id) from generate_series(1, 20) as id");
    const QString before = session.ask(numbers);
    QCOMPARE(session.ask(numbers), before);
    QCOMPARE(session.script(newKey), QString());
    QVERIFY(session.ask(numbers) != before);
}

/// The earlier function was a chain of invertible steps without a key. Under the new one, ids next to each
/// other have nothing in common: about half of the 40 bits differ.
void OrderNumberTest::numbersCannotBeComputedWithoutTheKey()
{
    SqlSession session(PrivateCluster::shared().createMigratedDatabase());
    QCOMPARE(session.ask(QStringLiteral("select count(*) from generate_series(1, 1000) as id"
                                        " where order_number(id) = seeded_order_number(id)")),
             QStringLiteral("0"));
    // Of eight characters, each equals that of the neighbour with probability 1/32: 250 of 8000, about 16
    // more or less.
    const int equal =
        session
            .ask(QStringLiteral(
                "select count(*) from generate_series(1, 1000) as id, generate_series(3, 10) as place"
                " where substr(order_number(id), place, 1) = substr(order_number(id + 1), place, 1)"))
            .toInt();
    QVERIFY2(equal > 150 && equal < 350, qPrintable(QString::number(equal)));
}

void OrderNumberTest::skipsANumberThatAnOlderOrderHas()
{
    SqlSession session(PrivateCluster::shared().createMigratedDatabase());
    fillShop(session);
    const QString next = session.ask(QStringLiteral("select order_number(2)"));
    const QString old = placeOrder(session);
    QCOMPARE(session.script(
                 QStringLiteral("set session_replication_role = replica; update orders set number = '%1';"
                                "set session_replication_role = default")
                     .arg(next)),
             QString());
    const QString another = placeOrder(session);
    QVERIFY(another != next && another != old);
    QCOMPARE(session.ask(QStringLiteral("select number from orders where id = 2")), another);
}

void OrderNumberTest::findsOrdersWithOldNumbers()
{
    SqlSession session(PrivateCluster::shared().createMigratedDatabase());
    fillShop(session);
    placeOrder(session);
    QCOMPARE(session.script(QStringLiteral("set session_replication_role = replica;"
                                           "update orders set number = seeded_order_number(id);"
                                           "set session_replication_role = default")),
             QString());
    QCOMPARE(session.ask(QStringLiteral("select status from order_state((select number from orders))")),
             QStringLiteral("MENUNGGU_PEMBAYARAN"));
}

void OrderNumberTest::nobodyReadsOrChangesTheKey()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    SqlSession service(database, QStringLiteral("meja_service"));
    SqlSession storefront(database, QStringLiteral("meja_storefront"));
    for (const char *sql : {"select secret from order_number_key", "select order_number(1)",
                            "select keyed_order_number(1, 0)"}) {
        QCOMPARE(service.ask(QString::fromLatin1(sql)), QStringLiteral("error 42501"));
        QCOMPARE(storefront.ask(QString::fromLatin1(sql)), QStringLiteral("error 42501"));
    }
    SqlSession administrator(database);
    QCOMPARE(administrator.script(QStringLiteral("update order_number_key set secret = sha256('x')")),
             QStringLiteral("error MJ003"));
    QCOMPARE(administrator.script(QStringLiteral("delete from order_number_key")),
             QStringLiteral("error MJ003"));
}

QTEST_GUILESS_MAIN(OrderNumberTest)
#include "ordernumbertest.moc"
