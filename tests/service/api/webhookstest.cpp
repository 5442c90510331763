#include "apiserver.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>

using namespace meja;

/// Partners' notifications are stored and schedule a job; their content changes nothing.
class WebhooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_api = std::make_unique<ApiServer>(); }
    void cleanupTestCase() { m_api.reset(); }

    void aNotificationSchedulesACheck();
    void repeatedNotificationsScheduleOneCheck();
    void aReplayWithAnotherStatusChangesNothing();
    void aWrongSignatureChangesNothing_data();
    void aWrongSignatureChangesNothing();
    void anUnknownOrderRaisesAnAttentionItem();
    void staffCannotReadBodies();
    void komerceNotificationsScheduleTracking_data();
    void komerceNotificationsScheduleTracking();
    void aWrongSecretIsNotFound();
    void refusesInvalidKomerceBodies_data();
    void refusesInvalidKomerceBodies();

private:
    static QByteArray notification(const QString &orderId, const QString &status,
                                   const QString &key = QString::fromLatin1(ApiServer::midtransKey));
    ApiReply midtrans(const QByteArray &body)
    {
        return m_api->ask("POST", "/webhooks/midtrans", {}, {}, body);
    }
    QString gatewayOrderId(qint64 order)
    {
        return m_api->sql(
            QStringLiteral("select midtrans_order_id from payments where order_id = %1").arg(order));
    }
    QString jobs(qint64 order, const char *kind)
    {
        return m_api->sql(
            QStringLiteral(
                "select count(*) from jobs where order_id = %1 and kind = '%2' and state = 'waiting'")
                .arg(order)
                .arg(QLatin1String(kind)));
    }
    /// A digest of everything that a notification must not change.
    QString books()
    {
        return m_api->sql(QStringLiteral(
            "select concat_ws(' ', (select md5(string_agg(payments::text, '' order by id)) from payments),"
            " (select md5(string_agg(orders::text, '' order by id)) from orders),"
            " (select md5(string_agg(shipments::text, '' order by id)) from shipments))"));
    }
    QString count(const char *table)
    {
        return m_api->sql(QStringLiteral("select count(*) from ") + QLatin1String(table));
    }

    std::unique_ptr<ApiServer> m_api;
};

QByteArray WebhooksTest::notification(const QString &orderId, const QString &status, const QString &key)
{
    const QByteArray covered = (orderId + QStringLiteral("20025000.00") + key).toUtf8();
    const QJsonObject body{
        {QStringLiteral("order_id"), orderId},
        {QStringLiteral("status_code"), QStringLiteral("200")},
        {QStringLiteral("gross_amount"), QStringLiteral("25000.00")},
        {QStringLiteral("transaction_status"), status},
        {QStringLiteral("something_new"), QJsonObject{{QStringLiteral("x"), 1.5}}},
        {QStringLiteral("signature_key"),
         QString::fromLatin1(QCryptographicHash::hash(covered, QCryptographicHash::Sha512).toHex())}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

void WebhooksTest::aNotificationSchedulesACheck()
{
    const qint64 order = m_api->order();
    const QString before = books();
    QCOMPARE(midtrans(notification(gatewayOrderId(order), QStringLiteral("settlement"))).status, 200);
    QCOMPARE(jobs(order, "check_payment"), QStringLiteral("1"));
    QCOMPARE(books(), before);
}

void WebhooksTest::repeatedNotificationsScheduleOneCheck()
{
    const qint64 order = m_api->order();
    const QByteArray body = notification(gatewayOrderId(order), QStringLiteral("settlement"));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(midtrans(body).status, 200);
    QCOMPARE(jobs(order, "check_payment"), QStringLiteral("1"));
    QCOMPARE(m_api->sql(
                 QStringLiteral(
                     "select count(*) || ' ' || max(deliveries) from webhook_deliveries where subject = '%1'")
                     .arg(gatewayOrderId(order))),
             QStringLiteral("1 3"));
    QCOMPARE(m_api->sql(QStringLiteral("select body from webhook_deliveries where subject = '%1'")
                            .arg(gatewayOrderId(order))),
             QString::fromUtf8(body));
}

void WebhooksTest::aReplayWithAnotherStatusChangesNothing()
{
    // The signature does not cover the status, so a captured signature is valid with any status.
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    const QString before = books();
    for (const char *status : {"refund", "deny", "chargeback", "settlement"})
        QCOMPARE(midtrans(notification(gatewayOrderId(order), QLatin1String(status))).status, 200);
    QCOMPARE(books(), before);
    QCOMPARE(jobs(order, "check_payment"), QStringLiteral("1"));
}

void WebhooksTest::aWrongSignatureChangesNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("another merchant's key")
        << notification(QStringLiteral("x"), QStringLiteral("settlement"), QStringLiteral("SB-other")) << 401;
    QTest::newRow("an empty key") << notification(QStringLiteral("x"), QStringLiteral("settlement"),
                                                  QString())
                                  << 401;
    QTest::newRow("no signature") << QByteArray(
                                         R"({"order_id":"x","status_code":"200","gross_amount":"1.00"})")
                                  << 422;
    QTest::newRow("no body") << QByteArray("") << 400;
}

void WebhooksTest::aWrongSignatureChangesNothing()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const QString before = books() + count("jobs") + count("webhook_deliveries") + count("attention_items");
    QCOMPARE(midtrans(body).status, status);
    QCOMPARE(books() + count("jobs") + count("webhook_deliveries") + count("attention_items"), before);
}

void WebhooksTest::anUnknownOrderRaisesAnAttentionItem()
{
    const QByteArray body = notification(QStringLiteral("NOBODYS-1"), QStringLiteral("settlement"));
    QCOMPARE(midtrans(body).status, 200);
    QCOMPARE(midtrans(body).status, 200);
    QCOMPARE(
        m_api->sql(QStringLiteral(
            "select count(*) || ' ' || max(detail) from attention_items where kind = 'webhook_unknown_order'"
            " and detail like '%NOBODYS-1%'")),
        QStringLiteral(R"(1 Midtrans sent a notification about unknown order id "NOBODYS-1")"));
}

void WebhooksTest::staffCannotReadBodies()
{
    SqlSession staff(m_api->database, QStringLiteral("sari"));
    QCOMPARE(staff.ask(QStringLiteral("select body from webhook_deliveries limit 1")),
             QStringLiteral("error 42501"));
    QVERIFY(staff.ask(QStringLiteral("select count(id) from webhook_deliveries")).toInt() > 0);
}

void WebhooksTest::komerceNotificationsScheduleTracking_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isArray");
    QTest::newRow("an object by POST") << QByteArray("POST") << false;
    QTest::newRow("an array by PUT") << QByteArray("PUT") << true;
}

void WebhooksTest::komerceNotificationsScheduleTracking()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, isArray);
    const qint64 order = m_api->order(QStringLiteral("gopay"));
    m_api->sql(
        QStringLiteral("select record_shipment(number, 'jne', 'REG', 'KOM-' || id) from orders where id = %1")
            .arg(order));
    const QString before = books();
    const QJsonObject entry{{QStringLiteral("order_no"), QStringLiteral("KOM-%1").arg(order)},
                            {QStringLiteral("cnote"), QString()},
                            {QStringLiteral("status"), QStringLiteral("Selesai")}};
    const QByteArray body =
        isArray ? QJsonDocument(QJsonArray{entry}).toJson() : QJsonDocument(entry).toJson();
    const auto reply =
        m_api->ask(method, QByteArray("/webhooks/komerce/") + ApiServer::webhookSecret, {}, {}, body);
    QCOMPARE(reply.status, 200);
    QCOMPARE(jobs(order, "track_shipment"), QStringLiteral("1"));
    QCOMPARE(books(), before);
}

void WebhooksTest::aWrongSecretIsNotFound()
{
    const QString before = count("jobs") + count("webhook_deliveries");
    for (const char *secret : {"hook-7c1e", "hook-7c1", "x"}) {
        const auto reply =
            m_api->ask("POST", QByteArray("/webhooks/komerce/") + secret, {}, {}, R"({"order_no":"KOM-1"})");
        QCOMPARE(reply.status, 404);
        QVERIFY(!reply.body.contains(secret));
    }
    QCOMPARE(count("jobs") + count("webhook_deliveries"), before);
}

void WebhooksTest::refusesInvalidKomerceBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("no order") << QByteArray("{}");
    QTest::newRow("an empty array") << QByteArray("[]");
    QTest::newRow("an array of numbers") << QByteArray("[1]");
    QTest::newRow("a number as order number") << QByteArray(R"({"order_no":1})");
}

void WebhooksTest::refusesInvalidKomerceBodies()
{
    QFETCH(QByteArray, body);
    const QString before = count("webhook_deliveries");
    const auto reply =
        m_api->ask("POST", QByteArray("/webhooks/komerce/") + ApiServer::webhookSecret, {}, {}, body);
    QVERIFY(reply.status == 400 || reply.status == 422);
    QCOMPARE(count("webhook_deliveries"), before);
}

QTEST_GUILESS_MAIN(WebhooksTest)
#include "webhookstest.moc"
