#include "apiclient.h"
#include "databaseproxy.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <future>

using namespace meja;

/// `meja-service serve` while the database or the network to it fails: every request gets a response, the
/// service recovers by itself, and it stops.
class DatabaseFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void restedConnectionsAreReplaced();
    void silentConnectionsAreReplaced();
    void faultsWhileConnecting_data();
    void faultsWhileConnecting();
    void stopsWhileTablesAreLocked_data();
    void stopsWhileTablesAreLocked();
    void repeatsARequestAfterItsServiceWasKilled();
    void repeatsARequestAfterADatabaseOutage();
    void comparesRepeatedRequestsByContent();

private:
    using Fault = DatabaseProxy::Fault;
    static constexpr int timeout = 45000; ///< Milliseconds; below the minute after which a claim expires.
    static constexpr int workers = 4;

    static QMap<QString, QString> variables()
    {
        auto all = ApiClient::customerVariables();
        all.insert(QStringLiteral("MEJA_HTTP_WORKERS"), QString::number(workers));
        return all;
    }
    [[nodiscard]] ConnectionSettings through(const DatabaseProxy &proxy) const
    {
        ConnectionSettings settings = PrivateCluster::shared().settings(m_database);
        settings.host = proxy.folder();
        return settings;
    }
    /// The statuses of simultaneous requests, more than there are workers.
    [[nodiscard]] QList<int> statuses(quint16 port, const QByteArray &path) const
    {
        std::vector<std::future<int>> running;
        for (int i = 0; i < 3 * workers; ++i)
            running.push_back(std::async(std::launch::async,
                                         [&] { return ApiClient::ask(port, "GET", path, m_token).status; }));
        QList<int> all;
        for (auto &each : running)
            all.append(each.get());
        return all;
    }
    [[nodiscard]] bool allSucceed(quint16 port) const
    {
        const auto all = statuses(port, "/staff/v1/session");
        return all.count(200) == all.size();
    }
    /// An order whose row another session locks, so that its cancellation waits.
    struct LockedOrder
    {
        explicit LockedOrder(const QString &database);
        /// Whether the request with this key waits for the lock.
        [[nodiscard]] bool isAwaited(const QString &key);
        SqlSession session;
        SqlSession other;
        QByteArray path;
    };

    QString m_database;
    QByteArray m_token;
};

void DatabaseFaultsTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    SqlSession shop(m_database);
    fillShop(shop);
    ApiClient::addAdmin(m_database);
    m_token = ApiClient::staffToken(m_database);
}

DatabaseFaultsTest::LockedOrder::LockedOrder(const QString &database) : session(database), other(database)
{
    const QString number = placeOrder(session, 3, 1);
    const QString id = session.ask(QStringLiteral("select id from orders where number = '%1'").arg(number));
    path = "/staff/v1/orders/" + id.toLatin1() + "/cancellation";
    session.script(QStringLiteral("begin; select from orders where id = %1 for update").arg(id));
}

bool DatabaseFaultsTest::LockedOrder::isAwaited(const QString &key)
{
    return other.ask(
               QStringLiteral("select count(*) > 0 from idempotency_keys join pg_stat_activity "
                              "on application_name = holder where key = '%1' and query like '%orders%' and "
                              "wait_event_type = 'Lock'")
                   .arg(key)) == QLatin1String("t");
}

void DatabaseFaultsTest::restedConnectionsAreReplaced()
{
    DatabaseProxy proxy(PrivateCluster::shared().folder());
    ServiceProcess service(through(proxy), variables());
    QVERIFY2(service.port() > 0, service.log());
    QTRY_VERIFY_WITH_TIMEOUT(allSucceed(service.port()), timeout);
    QCOMPARE(service.get("/readyz").status, 200);
    // As after a restart of PostgreSQL. Afterwards no request may fail.
    proxy.breakAll(Fault::Close);
    const int before = proxy.connections();
    QTRY_VERIFY_WITH_TIMEOUT(proxy.connections() > before, timeout); // The job workers connect again.
    QVERIFY(allSucceed(service.port()));
    QCOMPARE(service.get("/readyz").status, 200);
    const auto customer = ApiClient::ask(service.port(), "GET", "/api/v1/orders", ApiClient::customerToken());
    QCOMPARE(customer.status, 200);
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
}

void DatabaseFaultsTest::silentConnectionsAreReplaced()
{
    DatabaseProxy proxy(PrivateCluster::shared().folder());
    ServiceProcess service(through(proxy), variables());
    QVERIFY2(service.port() > 0, service.log());
    QTRY_VERIFY_WITH_TIMEOUT(allSucceed(service.port()), timeout);
    proxy.breakAll(Fault::Stall);
    QVERIFY(service.get("/readyz").status != 0);
    QCOMPARE(service.get("/healthz").status, 200);
    QVERIFY(!statuses(service.port(), "/staff/v1/session").contains(0));
    QTRY_VERIFY_WITH_TIMEOUT(allSucceed(service.port()), timeout);
    QTRY_COMPARE_WITH_TIMEOUT(service.get("/readyz").status, 200, timeout);
    // The workers run jobs again.
    SqlSession shop(m_database);
    shop.ask(QStringLiteral("select schedule_job('expire_order', 1, 1, now())"));
    QTRY_COMPARE_WITH_TIMEOUT(
        shop.ask(QStringLiteral("select count(*) from jobs where state <> 'finished' and due_at < now()")),
        QStringLiteral("0"), timeout);
    proxy.breakAll(Fault::Stall);
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
}

void DatabaseFaultsTest::faultsWhileConnecting_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("offset");
    const QList<QPair<const char *, Fault>> faults{
        {"close", Fault::Close}, {"stall", Fault::Stall}, {"drip", Fault::Drip}};
    // Before the login, within it, within the first statements of Qt's driver, and within our statements.
    for (const auto &[name, fault] : faults) {
        for (const int offset : {0, 60, 500, 700, 3000})
            QTest::addRow("%s after %d bytes", name, offset) << static_cast<int>(fault) << offset;
    }
}

void DatabaseFaultsTest::faultsWhileConnecting()
{
    QFETCH(int, fault);
    QFETCH(int, offset);
    DatabaseProxy proxy(PrivateCluster::shared().folder());
    ServiceProcess service(through(proxy), variables());
    QVERIFY2(service.port() > 0, service.log());
    QTRY_VERIFY_WITH_TIMEOUT(allSucceed(service.port()), timeout);
    proxy.setFault(static_cast<Fault>(fault), offset);
    proxy.breakAll(Fault::Close);
    QVERIFY(!statuses(service.port(), "/staff/v1/session").contains(0));
    QVERIFY(service.get("/readyz").status != 0);
    QCOMPARE(service.get("/healthz").status, 200);
    proxy.setFault(Fault::None);
    QTRY_VERIFY_WITH_TIMEOUT(allSucceed(service.port()), timeout);
    proxy.setFault(static_cast<Fault>(fault), offset);
    proxy.breakAll(Fault::Close);
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
}

void DatabaseFaultsTest::stopsWhileTablesAreLocked_data()
{
    QTest::addColumn<QString>("tables");
    QTest::addColumn<int>("waiting"); ///< Sessions of the service.
    QTest::newRow("a table that only the sweep reads") << QStringLiteral("shipments") << 1;
    QTest::newRow("a table that workers and requests read")
        << QStringLiteral("orders, jobs, payments, shipments, staff_sessions") << 3;
}

void DatabaseFaultsTest::stopsWhileTablesAreLocked()
{
    QFETCH(QString, tables);
    QFETCH(int, waiting);
    SqlSession locker(m_database);
    QCOMPARE(locker.script(QStringLiteral("begin; lock table %1").arg(tables)), QString());
    ServiceProcess service(PrivateCluster::shared().settings(m_database), variables());
    QVERIFY2(service.port() > 0, service.log());
    auto request = std::async(std::launch::async, [&] {
        return ApiClient::ask(service.port(), "GET", "/staff/v1/session", m_token).status;
    });
    SqlSession watcher(m_database);
    const auto waits = [&] {
        return watcher
            .ask(
                QStringLiteral("select count(*) from pg_stat_activity where datname = current_database() and "
                               "usename = 'meja_service' and wait_event_type = 'Lock'"))
            .toInt();
    };
    QTRY_VERIFY_WITH_TIMEOUT(waits() >= waiting, timeout);
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
    const int status = request.get();
    QVERIFY2(QList<int>({0, 200, 503}).contains(status), qPrintable(QString::number(status)));
}

void DatabaseFaultsTest::repeatsARequestAfterItsServiceWasKilled()
{
    ServiceProcess killed(PrivateCluster::shared().settings(m_database), variables());
    ServiceProcess other(PrivateCluster::shared().settings(m_database), variables());
    QVERIFY2(killed.port() > 0 && other.port() > 0, killed.log());
    LockedOrder order(m_database);
    const auto cancel = [&](quint16 port) {
        return ApiClient::ask(port, "POST", order.path, m_token, R"({"reason":"a"})", "killed").status;
    };
    auto lost = std::async(std::launch::async, [&] { return cancel(killed.port()); });
    QTRY_VERIFY_WITH_TIMEOUT(order.isAwaited(QStringLiteral("killed")), timeout);
    // As long as the service runs, the request is in progress.
    QCOMPARE(cancel(other.port()), 409);
    killed.kill();
    QCOMPARE(lost.get(), 0);
    order.session.script(QStringLiteral("rollback"));
    QTRY_COMPARE_WITH_TIMEOUT(cancel(other.port()), 202, timeout);
    QCOMPARE(order.other.ask(QStringLiteral("select count(*) from idempotency_keys where key = 'killed' and "
                                            "status = 202 and claimed_at < created_at + interval '50 s'")),
             QStringLiteral("1"));
}

void DatabaseFaultsTest::repeatsARequestAfterADatabaseOutage()
{
    DatabaseProxy proxy(PrivateCluster::shared().folder());
    ServiceProcess service(through(proxy), variables());
    QVERIFY2(service.port() > 0, service.log());
    LockedOrder order(m_database);
    const auto cancel = [&] {
        return ApiClient::ask(service.port(), "POST", order.path, m_token, R"({"reason":"a"})", "outage")
            .status;
    };
    auto failed = std::async(std::launch::async, cancel);
    QTRY_VERIFY_WITH_TIMEOUT(order.isAwaited(QStringLiteral("outage")), timeout);
    proxy.setFault(Fault::Close);
    proxy.breakAll(Fault::Close);
    QCOMPARE(failed.get(), 503);
    order.session.script(QStringLiteral("rollback"));
    proxy.setFault(Fault::None);
    QTRY_COMPARE_WITH_TIMEOUT(cancel(), 202, timeout);
    QCOMPARE(order.other.ask(QStringLiteral("select count(*) from idempotency_keys where key = 'outage' and "
                                            "status = 202 and claimed_at < created_at + interval '50 s'")),
             QStringLiteral("1"));
}

void DatabaseFaultsTest::comparesRepeatedRequestsByContent()
{
    ServiceProcess service(PrivateCluster::shared().settings(m_database), variables());
    QVERIFY2(service.port() > 0, service.log());
    SqlSession shop(m_database);
    const QByteArray id =
        shop.ask(QStringLiteral("select id from orders where number = '%1'").arg(placeOrder(shop, 1, 1)))
            .toLatin1();
    const QByteArray path = "/staff/v1/orders/" + id + "/refunds";
    const auto post = [&](const QByteArray &body) {
        return ApiClient::ask(service.port(), "POST", path, m_token, body, "content");
    };
    const auto first = post(R"({"amount":10000,"reason":"a"})");
    QVERIFY2(first.status > 0 && first.status != 422, first.body);
    for (const QByteArray same :
         {"{ \"amount\" : 10000,\n\"reason\":\t\"a\" }", R"({"reason":"a","amount":10000})",
          R"({"amount":10000,"reason":"\u0061"})"}) {
        const auto again = post(same);
        QCOMPARE(again.status, first.status);
        QCOMPARE(again.body, first.body);
        QVERIFY(again.head.contains("Idempotency-Replayed: true"));
    }
    for (const QByteArray other :
         {R"({"amount":10001,"reason":"a"})", R"({"reason":"a"})", R"({"amount":10000,"reason":"b"})"})
        QVERIFY2(post(other).body.contains("/problems/key-reused"), other);
}

QTEST_GUILESS_MAIN(DatabaseFaultsTest)
#include "databasefaultstest.moc"
