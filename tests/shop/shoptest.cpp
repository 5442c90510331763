#include "shop.h"
#include "privatecluster.h"
#include "seeder.h"
#include "simulatedfulfilment.h"

#include <QRegularExpression>
#include <QTest>

using namespace meja;

/// The simulated shop, with the storefront's login and lost connections.
class ShopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void completesPurchases();
    void servesTheSameCustomersForTheSameSeed();
    void continuesAfterALostConnection();
    void retriesWhileTheDatabaseIsUnavailable();

private:
    static void serve(Shop &shop, int minutes, const std::function<void(int minute)> &everyMinute = {});
    static QString value(const QString &database, const QString &sql);
    static ConnectionSettings storefront(const QString &database)
    {
        return PrivateCluster::shared().settings(database, QStringLiteral("meja_storefront"));
    }
    static QString seededDatabase();
};

namespace {

const QDateTime start(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

} // namespace

QString ShopTest::seededDatabase()
{
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    const SeedOptions options{.orders = 200, .seed = 1, .day = QDate(2026, 11, 22)};
    const auto seeded =
        Seeder(PrivateCluster::shared().settings(database), options, [](const QString &) {}).run();
    if (!seeded)
        qFatal("%s", qPrintable(seeded.error().detail));
    return database;
}

QString ShopTest::value(const QString &database, const QString &sql)
{
    Connection connection(PrivateCluster::shared().settings(database));
    if (const auto opened = connection.open(); !opened)
        return opened.error().detail;
    const auto rows = connection.run(sql);
    return rows ? rows->text(0, 0) : rows.error().detail;
}

/// Advances the time that the shop uses, second by second, without waiting.
void ShopTest::serve(Shop &shop, int minutes, const std::function<void(int minute)> &everyMinute)
{
    for (int second = 0; second < minutes * 60; ++second) {
        if (everyMinute && second % 60 == 0)
            everyMinute(second / 60);
        shop.runDueSteps(start.addSecs(second));
    }
}

void ShopTest::initTestCase()
{
    (void)PrivateCluster::shared();
}

void ShopTest::completesPurchases()
{
    const QString database = seededDatabase();
    QStringList lines;
    SimulatedFulfilment fulfilment;
    Shop shop(storefront(database), fulfilment, 1, 6, 1,
              [&lines](const QString &line) { lines.append(line); });
    serve(shop, 30);
    QVERIFY2(shop.delivered() > 50, qPrintable(lines.join(u'\n')));
    QVERIFY(shop.expired() > 2);
    QCOMPARE(
        value(database, QStringLiteral("select count(*) from orders where id > 200 and status = 'SELESAI'")),
        QString::number(shop.delivered()));
    QCOMPARE(value(database,
                   QStringLiteral("select count(*) from orders where id > 200 and status = 'KEDALUWARSA'")),
             QString::number(shop.expired()));
    QCOMPARE(value(database, QStringLiteral(
                                 "select count(*) from products as p where stock <> opening_stock + (select "
                                 "coalesce(sum(quantity), 0) from stock_movements where product_id = p.id)")),
             QStringLiteral("0"));
}

void ShopTest::servesTheSameCustomersForTheSameSeed()
{
    const QString customers = QStringLiteral(
        "select string_agg(email || phone || address, ',' order by id) from users where id > 20");
    QStringList served;
    for (int run = 0; run < 2; ++run) {
        const QString database = seededDatabase();
        SimulatedFulfilment fulfilment;
        Shop shop(storefront(database), fulfilment, 5, 6, 1, [](const QString &) {});
        serve(shop, 5);
        served.append(value(database, customers));
    }
    QVERIFY(served.first().size() > 500);
    QCOMPARE(served.last(), served.first());
}

void ShopTest::continuesAfterALostConnection()
{
    const QString database = seededDatabase();
    QStringList lines;
    SimulatedFulfilment fulfilment;
    Shop shop(storefront(database), fulfilment, 1, 6, 1,
              [&lines](const QString &line) { lines.append(line); });
    int disconnects = 0;
    serve(shop, 20, [&](int minute) {
        if (minute % 3 == 1)
            disconnects +=
                value(database,
                      QStringLiteral("select count(pg_terminate_backend(pid)) from pg_stat_activity where "
                                     "usename = 'meja_storefront' and datname = current_database()"))
                    .toInt();
    });
    QVERIFY(disconnects >= 5);
    QVERIFY(shop.delivered() > 20);
    // Repeated steps neither lose nor duplicate purchases. Only purchases of sold-out products are dropped.
    QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("gave up(?!.* left, )"))).join(u'\n'), QString());
    QCOMPARE(
        value(database, QStringLiteral("select count(*) from orders where id > 200 and status = 'SELESAI'")),
        QString::number(shop.delivered()));
    QCOMPARE(value(database,
                   QStringLiteral(
                       "select count(*) - count(distinct checkout_session_id) from orders where id > 200")),
             QStringLiteral("0"));
}

void ShopTest::retriesWhileTheDatabaseIsUnavailable()
{
    QStringList lines;
    SimulatedFulfilment fulfilment;
    Shop shop(storefront(QStringLiteral("not_there")), fulfilment, 1, 6, 1,
              [&lines](const QString &line) { lines.append(line); });
    shop.runDueSteps(start);
    shop.runDueSteps(start.addMSecs(500));
    QCOMPARE(lines.size(), 1);
    QCOMPARE(shop.nextDue(), start.addSecs(1));
    shop.runDueSteps(start.addSecs(1));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(shop.nextDue(), start.addSecs(3));
}

QTEST_GUILESS_MAIN(ShopTest)
#include "shoptest.moc"
