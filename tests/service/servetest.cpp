#include "connection.h"
#include "httpserver.h"
#include "notificationlistener.h"
#include "privatecluster.h"
#include "rawclient.h"
#include "serviceprocess.h"
#include "sqlsession.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

using namespace meja;

/// The process `meja-service serve` on a real PostgreSQL.
class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void explainsWrongSettings();
    void refusesAPortInUse();
    void reportsLivenessAndReadiness();
    void servesValidMetrics();
    void addsARequestIdToEveryResponse();
    void limitsTheRateOfRequests();
    void recoversWhenTheDatabaseReturns();
    void stopsInTimeWhileRequestsRun();
    void releasesJobsItCannotFinish();
    void limitsTheWorkersOfAKindOfJob();
    void sharesJobsBetweenTwoInstances();
    void schedulesMissingJobs();
    void notifiesOfChangesAfterTheirCommit();
    void notifiesOfAllChangesOfALargeTransaction();
    void logsARefusedCustomerLoginAtTheStart();
    void doesNotLogSecrets();

private:
    static constexpr int timeout = 30000;

    [[nodiscard]] ConnectionSettings settings() const
    {
        return PrivateCluster::shared().settings(m_database);
    }
    /// The first value of a superuser's query, or the error message.
    QString value(const QString &sql) const;
    void verifyReady(ServiceProcess &service) const;
    /// A server that counts requests and never responds.
    static std::unique_ptr<HttpServer> hangingPartner(std::atomic<int> &requests);

    QString m_database;
    std::unique_ptr<SqlSession> m_shop;
};

void ServeTest::init()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_shop = std::make_unique<SqlSession>(m_database);
    fillShop(*m_shop);
}

QString ServeTest::value(const QString &sql) const
{
    Connection connection(settings());
    if (const auto opened = connection.open(); !opened)
        return opened.error().detail;
    const auto rows = connection.run(sql);
    if (!rows)
        return rows.error().detail;
    return rows->rowCount() > 0 ? rows->text(0, 0) : QString();
}

void ServeTest::verifyReady(ServiceProcess &service) const
{
    QVERIFY2(service.port() > 0, service.log());
    QTRY_COMPARE_WITH_TIMEOUT(service.get("/readyz").status, 200, timeout);
}

void ServeTest::explainsWrongSettings()
{
    ServiceProcess service(settings(), {{QStringLiteral("MEJA_JOB_WORKERS"), QStringLiteral("many")},
                                        {QStringLiteral("MEJA_WEBHOOK_SECRET"), QStringLiteral("short")}});
    QCOMPARE(service.exitCode(), 2);
    QCOMPARE(service.log(),
             QByteArray("meja-service serve: webhook_secret must be at least 16 letters, digits, hyphens "
                        "and underscores\nmeja-service serve: MEJA_JOB_WORKERS: job_workers must be a "
                        "whole number from 1 to 64, not \"many\"\n"));
}

void ServeTest::refusesAPortInUse()
{
    ServiceProcess first(settings());
    QVERIFY2(first.port() > 0, first.log());
    ServiceProcess second(settings(), {{QStringLiteral("MEJA_LISTEN_PORT"), QString::number(first.port())}});
    QCOMPARE(second.exitCode(), 1);
    QVERIFY2(second.log().contains("meja-service serve: cannot listen on 127.0.0.1 port"), second.log());
}

void ServeTest::reportsLivenessAndReadiness()
{
    ServiceProcess service(settings());
    QCOMPARE(service.get("/healthz").status, 200);
    verifyReady(service);
    const auto ready = service.get("/readyz");
    QCOMPARE(ready.body, QByteArray(R"({"database":"ready","status":"ready","workers":"ready"})"));
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
}

void ServeTest::servesValidMetrics()
{
    ServiceProcess service(settings());
    verifyReady(service);
    value(QStringLiteral("select meja.schedule_job('check_payment', 1, null, now() + interval '1 day')"));
    const auto metrics = service.get("/metrics");
    QCOMPARE(metrics.status, 200);
    QVERIFY(metrics.head.contains("Content-Type: text/plain; version=0.0.4"));
    static const QRegularExpression form(
        QStringLiteral(R"(^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)*\})? [-+.0-9eInfNa]+)$)"));
    const auto lines = metrics.body.trimmed().split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line);
    QVERIFY2(metrics.body.contains(R"(meja_http_requests_total{method="GET",route="/readyz",status="200"})"),
             metrics.body);
    QVERIFY2(metrics.body.contains(R"(meja_jobs{kind="check_payment",state="waiting"} 1)"), metrics.body);
    QVERIFY(metrics.body.contains("meja_database_reachable 1\n"));
    QVERIFY(metrics.body.contains("meja_oldest_job_seconds "));
}

void ServeTest::addsARequestIdToEveryResponse()
{
    ServiceProcess service(settings());
    QVERIFY2(service.port() > 0, service.log());
    static const QRegularExpression id(QStringLiteral("\r\nX-Request-Id: ([0-9a-f]{32})\r\n"));
    const auto idIn = [](const ServiceProcess::Response &response) {
        return id.match(QString::fromLatin1(response.head)).captured(1);
    };
    QStringList ids;
    const QList<std::pair<ServiceProcess::Response, int>> responses{
        {service.get("/healthz"), 200},
        {service.get("/nowhere"), 404},
        {service.ask("POST", "/healthz"), 405},
        {service.get("/%zz"), 400},
        {service.ask("POST", "/healthz", QByteArray(70000, 'a')), 413}};
    for (const auto &[response, status] : responses) {
        QCOMPARE(response.status, status);
        ids.append(idIn(response));
        QVERIFY2(!ids.constLast().isEmpty(), response.head);
        if (status == 200)
            continue;
        QVERIFY2(response.head.contains("Content-Type: application/problem+json"), response.head);
        const QJsonObject problem = QJsonDocument::fromJson(response.body).object();
        QCOMPARE(problem.value(QStringLiteral("status")).toInt(), status);
        QCOMPARE(problem.value(QStringLiteral("instance")).toString(), ids.constLast());
        const auto logged = service.line([&](const QJsonObject &line) {
            return line.value(QStringLiteral("request_id")).toString() == ids.constLast();
        });
        QCOMPARE(logged.value(QStringLiteral("status")).toInt(), status);
    }
    ids.removeDuplicates();
    QCOMPARE(ids.size(), responses.size());
}

void ServeTest::limitsTheRateOfRequests()
{
    ServiceProcess service(settings(), {{QStringLiteral("MEJA_REQUESTS_PER_MINUTE"), QStringLiteral("3")}});
    QVERIFY2(service.port() > 0, service.log());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(service.get("/nowhere").status, 404);
    const auto refused = service.get("/nowhere");
    QCOMPARE(refused.status, 429);
    QVERIFY2(refused.head.contains("\r\nRetry-After: "), refused.head);
    QCOMPARE(service.get("/healthz").status, 200);
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void ServeTest::recoversWhenTheDatabaseReturns()
{
    ServiceProcess service(settings());
    verifyReady(service);
    Connection administrator(PrivateCluster::shared().settings(QStringLiteral("postgres")));
    QVERIFY(administrator.open());
    QVERIFY(administrator.run(QStringLiteral("alter database %1 allow_connections false").arg(m_database)));
    QVERIFY(administrator.run(QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity "
                                             "where datname = '%1'")
                                  .arg(m_database)));
    QTRY_COMPARE_WITH_TIMEOUT(service.get("/readyz").status, 503, timeout);
    QVERIFY(service.get("/readyz").body.contains(R"("database":"not reachable")"));
    QVERIFY(service.get("/metrics").body.contains("meja_database_reachable 0\n"));
    QCOMPARE(service.get("/healthz").status, 200);
    QVERIFY(administrator.run(QStringLiteral("alter database %1 allow_connections true").arg(m_database)));
    QTRY_COMPARE_WITH_TIMEOUT(service.get("/readyz").status, 200, timeout);
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void ServeTest::stopsInTimeWhileRequestsRun()
{
    ServiceProcess service(settings());
    verifyReady(service);
    const quint16 port = service.port();
    std::atomic<int> whole{0};
    std::atomic<int> broken{0};
    std::vector<std::thread> clients;
    clients.reserve(4);
    for (int i = 0; i < 4; ++i)
        clients.emplace_back([&] {
            // Repeat until the connection is refused. While the service stops, it may refuse or close a
            // connection without a response, but it must never send a part of a response.
            for (;;) {
                RawClient client(port);
                if (client.socket().state() != QTcpSocket::ConnectedState)
                    return;
                client.send("GET /readyz HTTP/1.1\r\nHost: meja\r\nConnection: close\r\n\r\n");
                const QByteArray all = client.readUntilClosed();
                ++(all.isEmpty() || all.endsWith('}') ? whole : broken);
            }
        });
    QTRY_VERIFY_WITH_TIMEOUT(whole > 20, timeout);
    QElapsedTimer watch;
    watch.start();
    service.terminate();
    const int code = service.exitCode();
    const qint64 took = watch.elapsed();
    for (std::thread &client : clients)
        client.join();
    QCOMPARE(code, 0);
    QVERIFY2(took < 10000, qPrintable(QString::number(took)));
    QCOMPARE(broken.load(), 0);
}

std::unique_ptr<HttpServer> ServeTest::hangingPartner(std::atomic<int> &requests)
{
    return std::make_unique<HttpServer>(HttpServerSettings{}, [&requests](const HttpRequest &) {
        ++requests;
        HttpResponse response;
        response.delivery = Delivery{.mode = Delivery::Mode::Hang};
        return response;
    });
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void ServeTest::limitsTheWorkersOfAKindOfJob()
{
    std::atomic<int> requests{0};
    const auto partner = hangingPartner(requests);
    const auto port = partner->listen();
    QVERIFY(port);
    ServiceProcess service(
        settings(), {{QStringLiteral("MEJA_MIDTRANS_URL"), QStringLiteral("http://127.0.0.1:%1").arg(*port)},
                     {QStringLiteral("MEJA_JOB_WORKERS"), QStringLiteral("2")},
                     {QStringLiteral("MEJA_JOB_LIMITS"), QStringLiteral("check_payment=1")}});
    verifyReady(service);
    for (int i = 0; i < 3; ++i)
        placeOrder(*m_shop, 1, 1);
    value(QStringLiteral(
        "select count(meja.schedule_job('check_payment', id, order_id, now())) from meja.payments"));
    QTRY_VERIFY_WITH_TIMEOUT(requests > 0, timeout);
    const QString ended = QStringLiteral("select count(*) from meja.jobs where kind = 'expire_order' and "
                                         "state = 'finished'");
    // Expiry jobs of paid orders call no partner, so each must finish although the payment check hangs. There
    // are several of them, because a worker starts each claim with another kind of job.
    for (int i = 1; i <= 7; ++i) {
        bringTo(*m_shop, placeOrder(*m_shop, 1, 1), QStringLiteral("DIBAYAR"));
        value(QStringLiteral(
            "select meja.schedule_job('expire_order', max(id), max(id), now()) from meja.orders"));
        value(QStringLiteral("select pg_notify('meja_jobs', '')"));
        QTRY_COMPARE_WITH_TIMEOUT(value(ended), QString::number(i), timeout);
        QCOMPARE(requests.load(), 1);
    }
}

void ServeTest::releasesJobsItCannotFinish()
{
    std::atomic<int> requests{0};
    const auto partner = hangingPartner(requests);
    const auto port = partner->listen();
    QVERIFY(port);
    const QString address = QStringLiteral("http://127.0.0.1:%1").arg(*port);
    ServiceProcess service(settings(), {{QStringLiteral("MEJA_MIDTRANS_URL"), address}});
    verifyReady(service);
    placeOrder(*m_shop);
    const QString payment = value(QStringLiteral("select min(id) from meja.payments"));
    value(QStringLiteral("select meja.schedule_job('check_payment', id, order_id, now()) from meja.payments "
                         "where id = %1")
              .arg(payment));
    QTRY_VERIFY_WITH_TIMEOUT(requests > 0, timeout);
    QElapsedTimer watch;
    watch.start();
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
    QVERIFY2(watch.elapsed() < 10000, qPrintable(QString::number(watch.elapsed())));
    QCOMPARE(
        value(QStringLiteral("select state from meja.jobs where kind = 'check_payment' and subject_id = %1 "
                             "order by id desc limit 1")
                  .arg(payment)),
        QStringLiteral("waiting"));
    QCOMPARE(value(QStringLiteral("select count(*) from meja.jobs where state = 'running'")),
             QStringLiteral("0"));
}

void ServeTest::sharesJobsBetweenTwoInstances()
{
    ServiceProcess one(settings());
    ServiceProcess other(settings());
    verifyReady(one);
    verifyReady(other);
    // Paid orders cannot expire, so each of these jobs finishes in its first run.
    constexpr int orders = 8;
    for (int i = 0; i < orders; ++i)
        bringTo(*m_shop, placeOrder(*m_shop, 1, 1), QStringLiteral("DIBAYAR"));
    value(QStringLiteral("select count(meja.schedule_job('expire_order', id, id, now())) from meja.orders"));
    const QString ended = QStringLiteral("select count(*) from meja.jobs where kind = 'expire_order' and "
                                         "state = 'finished' and fence = 1");
    QTRY_COMPARE_WITH_TIMEOUT(value(ended), QString::number(orders), timeout);
    one.terminate();
    other.terminate();
    QCOMPARE(one.exitCode(), 0);
    QCOMPARE(other.exitCode(), 0);
}

void ServeTest::schedulesMissingJobs()
{
    // Simulates a shop that starts to use Meja: its existing orders have no jobs.
    placeOrder(*m_shop);
    const QString problem =
        m_shop->script(QStringLiteral("set session_replication_role = replica; delete from meja.jobs;"
                                      "update meja.orders set placed_at = now() - interval '2 days', "
                                      "expires_at = now() - interval '1 day'"));
    QVERIFY2(problem.isEmpty(), qPrintable(m_shop->lastMessage()));
    ServiceProcess service(settings());
    verifyReady(service);
    const QString scheduled =
        QStringLiteral("select count(*) > 0 from meja.jobs where kind = 'expire_order'");
    QTRY_COMPARE_WITH_TIMEOUT(value(scheduled), QStringLiteral("t"), timeout);
}

void ServeTest::notifiesOfChangesAfterTheirCommit()
{
    ServiceProcess service(settings());
    verifyReady(service);
    NotificationListener listener(settings(), {QStringLiteral("meja_changes")});
    QVERIFY(listener.wait(std::chrono::milliseconds(0)));
    const QString product = value(QStringLiteral("select max(id) from meja.products"));
    Connection writer(settings());
    QVERIFY(writer.open());
    const QString change =
        QStringLiteral(
            "begin; select set_config('meja.actor_kind', 'staff', true), set_config('meja.actor', 'sari', "
            "true); update meja.products set name = name || '!' where id = %1;")
            .arg(product);
    const auto isNotified = [&](int milliseconds) {
        const QDeadlineTimer deadline(milliseconds);
        while (!deadline.hasExpired()) {
            const auto received = listener.wait(std::chrono::milliseconds(100));
            for (const Notification &notification : received.value_or(QList<Notification>())) {
                const QJsonObject payload = QJsonDocument::fromJson(notification.payload.toUtf8()).object();
                if (payload.value(QStringLiteral("table")) != QStringLiteral("products"))
                    continue;
                for (const QJsonValue &row : payload.value(QStringLiteral("rows")).toArray()) {
                    if (QString::number(row[0].toInteger()) == product)
                        return row[1].toInteger() > 1;
                }
            }
        }
        return false;
    };
    QVERIFY(writer.runScript(change));
    QVERIFY(!isNotified(1000));
    QVERIFY(writer.runScript(QStringLiteral("commit")));
    QVERIFY(isNotified(timeout));
}

void ServeTest::notifiesOfAllChangesOfALargeTransaction()
{
    ServiceProcess service(settings());
    verifyReady(service);
    QCOMPARE(
        m_shop->script(QStringLiteral(
            "set session_replication_role = replica;"
            "insert into products (store_id, sku, name, category, price, weight_grams, opening_stock, stock)"
            "  select 1, 'N' || n, 'N' || n, 'Bahan', 1, 1, 0, 0 from generate_series(1, 26000) as n;"
            "set session_replication_role = origin")),
        QString());
    NotificationListener listener(settings(), {QStringLiteral("meja_changes")});
    QVERIFY(listener.wait(std::chrono::milliseconds(0)));
    // More entries than one statement of the service reads.
    QCOMPARE(m_shop->script(QStringLiteral(
                 "begin; update products set name = name || '!' where sku like 'N%' and id % 2 = 0;"
                 "insert into stores (name, slug, city, province) select 'Cabang ' || n, 'cabang-' || n, "
                 "'Bandung', 'Jawa Barat' from generate_series(1, 60) as n;"
                 "update products set name = name || '!' where sku like 'N%'; commit")),
             QString());
    QSet<qint64> expected;
    const auto ids = m_shop->rows(QStringLiteral("select id from stores where name like 'Cabang %'"));
    for (const QStringList &id : ids)
        expected.insert(id.first().toLongLong());
    QCOMPARE(expected.size(), 60);
    bool hasProducts = false;
    const auto receiveMore = [&] {
        const auto received = listener.wait(std::chrono::milliseconds(100));
        for (const Notification &each : received.value_or(QList<Notification>())) {
            hasProducts = hasProducts || each.payload == QLatin1String(R"({"table":"products"})");
            const QJsonObject payload = QJsonDocument::fromJson(each.payload.toUtf8()).object();
            if (payload.value(QStringLiteral("table")) != QStringLiteral("stores"))
                continue;
            for (const QJsonValue &row : payload.value(QStringLiteral("rows")).toArray())
                expected.remove(row[0].toInteger());
        }
        return hasProducts && expected.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(receiveMore(), timeout);
}

void ServeTest::logsARefusedCustomerLoginAtTheStart()
{
    const QMap<QString, QString> withCustomers{
        {QStringLiteral("MEJA_CUSTOMER_TOKEN_KEY"), QStringLiteral("secretFive, long enough for HS256")}};
    QCOMPARE(m_shop->script(QStringLiteral("do $$ begin execute format('revoke connect on database %I from"
                                           " meja_customer_api', current_database()); end $$")),
             QString());
    ServiceProcess service(settings(), withCustomers);
    QVERIFY2(service.port() > 0, service.log());
    const auto logged = service.line([](const QJsonObject &line) {
        return line.value(QStringLiteral("event")) == QLatin1String("customers_not_served");
    });
    QCOMPARE(logged.value(QStringLiteral("code")).toString(), QStringLiteral("42501"));
    QVERIFY(!service.log().contains("secretFive"));
    // Without a token key the customer API is off.
    ServiceProcess other(settings());
    QCOMPARE(other.get("/api/v1/orders").status, 404);
    QVERIFY(!other.log().contains("customers_not_served"));
}

void ServeTest::doesNotLogSecrets()
{
    ServiceProcess service(settings());
    verifyReady(service);
    placeOrder(*m_shop);
    QCOMPARE(service.ask("POST", "/webhooks/komerce/notTheSecret", "{}").status, 404);
    QVERIFY(service.ask("POST", "/webhooks/komerce/secretFour-0123456789", "{}").status != 404);
    value(QStringLiteral(
        "select meja.schedule_job('check_payment', max(id), max(order_id), now()) from meja.payments"));
    const auto called = service.line([](const QJsonObject &line) {
        return line.value(QStringLiteral("event")) == QStringLiteral("gateway_call");
    });
    QVERIFY2(!called.isEmpty(), service.log());
    service.terminate();
    QCOMPARE(service.exitCode(), 0);
    const QByteArray log = service.log();
    for (const char *secret : {"secretOne", "secretTwo", "secretThree", "secretFour", "notTheSecret"})
        QVERIFY2(!log.contains(secret), secret);
    const auto lines = log.trimmed().split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line);
}

QTEST_GUILESS_MAIN(ServeTest)
#include "servetest.moc"
