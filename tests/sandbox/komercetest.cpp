#include "sandboxfixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace meja::sandbox;

namespace {

const QString postMethod = QStringLiteral("POST");
const QString getMethod = QStringLiteral("GET");
const QString putMethod = QStringLiteral("PUT");

Reply cancel(SandboxFixture &sandbox, const QString &orderNo, const QJsonObject &more = {})
{
    QJsonObject body = more;
    body.insert(QStringLiteral("order_no"), orderNo);
    return sandbox.komerce(putMethod, QStringLiteral("orders/cancel"), body);
}

Reply detailOf(SandboxFixture &sandbox, const QString &orderNo)
{
    return sandbox.komerce(getMethod, QStringLiteral("orders/detail"), {},
                           {{QStringLiteral("order_no"), orderNo}});
}

QString orderStatusOf(SandboxFixture &sandbox, const QString &orderNo)
{
    return data(detailOf(sandbox, orderNo)).value(QStringLiteral("order_status")).toString();
}

qsizetype countOf(const SandboxFixture &sandbox, const char *kind)
{
    return sandbox.state.context.ledger.count(QLatin1String(kind));
}

} // namespace

/// The emulated Delivery API: store, pickup, cancel, detail, labels and notifications.
class KomerceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksTheKey_data();
    void checksTheKey();
    void validatesStoreRequests_data();
    void validatesStoreRequests();
    void storesARepeatedRequestTwice();
    void reportsAPickupResultForEachOrder();
    void requiresNinetyMinutesLeadTime_data();
    void requiresNinetyMinutesLeadTime();
    void cancelsUntilThePickup_data();
    void cancelsUntilThePickup();
    void refundsTheBalanceOnce();
    void refusesACancelAfterARaceWithThePickup();
    void requiresAReasonBySetting();
    void showsStatusesInBothLanguagesAndUnknownWords();
    void reportsUnknownOrders();
    void printsLabels();
    void notifiesTheMerchant_data();
    void notifiesTheMerchant();
    void notifiesOutOfOrder();
    void deactivatesNotificationsAfterFailures();
};

void KomerceTest::checksTheKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("status");
    QTest::newRow("G2 correct key") << SandboxFixture::keys().delivery << 400; // Unknown order.
    QTest::newRow("G2 tracking's key") << SandboxFixture::keys().tracking << 401;
    QTest::newRow("G2 no key") << QString() << 401;
}

void KomerceTest::checksTheKey()
{
    QFETCH(QString, key);
    SandboxFixture sandbox;
    const Reply reply =
        sandbox.state.komerce.handle({.method = getMethod,
                                      .path = QStringLiteral("order/api/v1/orders/detail").split(u'/'),
                                      .headers = {{QStringLiteral("x-api-key"), key}}});
    QTEST(reply.status, "status");
}

void KomerceTest::validatesStoreRequests_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("mayBeginWithZero"); // Value of `phonesMayBeginWithZero`.
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *field, const QJsonValue &value, int status,
                        bool mayBeginWithZero = false) {
        QTest::newRow(name) << QString::fromLatin1(field) << value << mayBeginWithZero << status;
    };
    row("K1 valid", "notes", QStringLiteral("x"), 201);
    row("K1 low balance", "shipping_cost", 100'000'001, 400);
    row("K1 yesterday in Jakarta", "order_date", QStringLiteral("2026-03-01"), 400);
    row("K1 phone with 8", "receiver_phone", QStringLiteral("8123456789"), 201);
    row("K1 phone with 0", "receiver_phone", QStringLiteral("08123456789"), 400);
    row("K1 phone with 0, other page", "receiver_phone", QStringLiteral("08123456789"), 201, true);
    row("K1 phone with 8, other page", "shipper_phone", QStringLiteral("8123456789"), 400, true);
    row("K1 phone with +62, other page", "receiver_phone", QStringLiteral("+628123456789"), 400, true);
    row("K1 missing parameter", "receiver_name", QJsonValue::Undefined, 422);
    row("K1 unknown courier", "shipping", QStringLiteral("POS"), 422);
    row("K1 Lion requires both pin points", "shipping", QStringLiteral("LION"), 422);
}

void KomerceTest::validatesStoreRequests()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(bool, mayBeginWithZero);
    QFETCH(int, status);
    SandboxFixture sandbox;
    sandbox.state.komerce.settings().phonesMayBeginWithZero = mayBeginWithZero;
    QJsonObject body = SandboxFixture::order();
    body.insert(field, value);
    if (value.isUndefined())
        body.remove(field);
    const Reply reply = sandbox.komerce(postMethod, QStringLiteral("orders/store"), body);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body.value(QStringLiteral("meta")).toObject().value(QStringLiteral("code")).toInt(),
             status);
    QCOMPARE(countOf(sandbox, "store"), status == 201 ? 1 : 0);
}

void KomerceTest::storesARepeatedRequestTwice()
{
    SandboxFixture sandbox;
    const qint64 balance = sandbox.state.komerce.settings().balance;
    const QString first = sandbox.store();
    QVERIFY(first != sandbox.store());
    QCOMPARE(sandbox.state.komerce.settings().balance, balance - 24'000);
    // After midnight in Jakarta, but before midnight in UTC.
    sandbox.pass(15 * oneHour);
    QVERIFY(sandbox.store().isEmpty());
}

void KomerceTest::reportsAPickupResultForEachOrder()
{
    SandboxFixture sandbox;
    const QString good = sandbox.store();
    const QString bad = sandbox.store();
    QVERIFY(sandbox.actOnParcel(bad, QStringLiteral("fail-pickup")));
    QCOMPARE(data(detailOf(sandbox, good)).value(QStringLiteral("awb")).toString(), QString());
    const QJsonObject body{
        {QStringLiteral("pickup_date"), QStringLiteral("2026-03-02")},
        {QStringLiteral("pickup_time"), QStringLiteral("12:00")},
        {QStringLiteral("pickup_vehicle"), QStringLiteral("Motor")},
        {QStringLiteral("orders"), QJsonArray{QJsonObject{{QStringLiteral("order_no"), good}},
                                              QJsonObject{{QStringLiteral("order_no"), bad}}}}};
    const Reply reply = sandbox.komerce(postMethod, QStringLiteral("pickup/request"), body);
    QCOMPARE(reply.status, 201);
    const QJsonArray results = reply.body.value(QStringLiteral("data")).toArray();
    QCOMPARE(results.at(0).toObject().value(QStringLiteral("status")).toString(), QStringLiteral("success"));
    QCOMPARE(results.at(1).toObject().value(QStringLiteral("status")).toString(), QStringLiteral("failed"));
    QCOMPARE(results.at(1).toObject().value(QStringLiteral("awb")).toString(), QString());
    QCOMPARE(results.at(0).toObject().value(QStringLiteral("awb")).toString(),
             data(detailOf(sandbox, good)).value(QStringLiteral("awb")).toString());
    QVERIFY(!sandbox.pickUp(bad).isEmpty());
}

void KomerceTest::requiresNinetyMinutesLeadTime_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("time");
    QTest::addColumn<int>("status");
    const QString today = QStringLiteral("2026-03-02");
    QTest::newRow("K3 90 minutes ahead") << today << QStringLiteral("11:30") << 201;
    QTest::newRow("K3 89 minutes ahead") << today << QStringLiteral("11:29") << 400;
    QTest::newRow("K3 with seconds") << today << QStringLiteral("11:30:00") << 201;
    QTest::newRow("K3 yesterday") << QStringLiteral("2026-03-01") << QStringLiteral("23:00") << 400;
}

void KomerceTest::requiresNinetyMinutesLeadTime()
{
    QFETCH(QString, date);
    QFETCH(QString, time);
    SandboxFixture sandbox;
    const QJsonObject order{{QStringLiteral("order_no"), sandbox.store()}};
    const Reply reply = sandbox.komerce(postMethod, QStringLiteral("pickup/request"),
                                        {{QStringLiteral("pickup_date"), date},
                                         {QStringLiteral("pickup_time"), time},
                                         {QStringLiteral("pickup_vehicle"), QStringLiteral("Mobil")},
                                         {QStringLiteral("orders"), QJsonArray{order}}});
    QTEST(reply.status, "status");
}

void KomerceTest::cancelsUntilThePickup_data()
{
    QTest::addColumn<QStringList>("stages");
    QTest::addColumn<bool>("afterPickupRequest");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QStringList &stages, int status,
                        bool afterPickupRequest = true) {
        QTest::newRow(name) << stages << afterPickupRequest << status;
    };
    const QString packing = QStringLiteral("packing");
    const QString requested = QStringLiteral("pickup_requested");
    const QString pickedUp = QStringLiteral("picked_up");
    row("K4 created", {}, 200);
    row("K4 packing", {packing}, 200);
    row("K4 pickup requested", {requested}, 200);
    row("K4 pickup requested, not allowed by setting", {requested}, 422, false);
    row("K4 courier on the way", {requested, QStringLiteral("out_for_pickup")}, 200);
    row("K4 picked up", {pickedUp}, 422);
    row("K4 shipped", {pickedUp, QStringLiteral("shipped")}, 422);
    row("K4 in transit", {pickedUp, QStringLiteral("in_transit")}, 422);
    row("K4 delivered", {pickedUp, QStringLiteral("delivered")}, 422);
    row("K4 cancelled by the courier", {QStringLiteral("cancelled")}, 422);
}

void KomerceTest::cancelsUntilThePickup()
{
    QFETCH(QStringList, stages);
    QFETCH(bool, afterPickupRequest);
    QFETCH(int, status);
    SandboxFixture sandbox;
    sandbox.state.komerce.settings().cancelAfterPickupRequest = afterPickupRequest;
    const QString orderNo = sandbox.store();
    for (const QString &stage : stages)
        QVERIFY(sandbox.actOnParcel(orderNo, stage));
    const QString before = orderStatusOf(sandbox, orderNo);
    const Reply reply = cancel(sandbox, orderNo);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body.value(QStringLiteral("data")).isNull(), status == 200);
    QCOMPARE(orderStatusOf(sandbox, orderNo), status == 200 ? QStringLiteral("Dibatalkan") : before);
    if (status != 200)
        QVERIFY(data(reply).value(QStringLiteral("errors")).toString().endsWith(before));
}

void KomerceTest::refundsTheBalanceOnce()
{
    SandboxFixture sandbox;
    const qint64 balance = sandbox.state.komerce.settings().balance;
    const QString orderNo = sandbox.store();
    QCOMPARE(cancel(sandbox, orderNo).status, 200);
    QCOMPARE(cancel(sandbox, orderNo).status, 422);
    QCOMPARE(sandbox.state.komerce.settings().balance, balance);
    QCOMPARE(countOf(sandbox, "balance"), 2);
    QCOMPARE(countOf(sandbox, "cancelled"), 1);
}

void KomerceTest::refusesACancelAfterARaceWithThePickup()
{
    SandboxFixture sandbox;
    const QString orderNo = sandbox.store();
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("race")));
    QCOMPARE(orderStatusOf(sandbox, orderNo), QStringLiteral("Diajukan"));
    QCOMPARE(cancel(sandbox, orderNo).status, 422);
    QCOMPARE(orderStatusOf(sandbox, orderNo), QStringLiteral("Dijemput"));
    QCOMPARE(countOf(sandbox, "cancelled"), 0);
}

void KomerceTest::requiresAReasonBySetting()
{
    SandboxFixture sandbox;
    sandbox.state.komerce.settings().cancelNeedsReason = true;
    const QString orderNo = sandbox.store();
    QCOMPARE(cancel(sandbox, orderNo).status, 422);
    QCOMPARE(
        cancel(sandbox, orderNo, {{QStringLiteral("cancelation_reason"), QStringLiteral("habis")}}).status,
        200);
    QCOMPARE(data(detailOf(sandbox, orderNo)).value(QStringLiteral("cancelation_reason")).toString(),
             QStringLiteral("habis"));
}

void KomerceTest::showsStatusesInBothLanguagesAndUnknownWords()
{
    SandboxFixture sandbox;
    const QString orderNo = sandbox.store();
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("picked_up")));
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("in_transit")));
    QCOMPARE(orderStatusOf(sandbox, orderNo), QStringLiteral("Dikirim"));
    sandbox.state.komerce.settings().usesEnglish = true;
    QCOMPARE(orderStatusOf(sandbox, orderNo), QStringLiteral("In Transit"));
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("say"),
                                {{QStringLiteral("word"), QStringLiteral("Ditahan Bea")}}));
    QCOMPARE(orderStatusOf(sandbox, orderNo), QStringLiteral("Ditahan Bea"));
}

void KomerceTest::reportsUnknownOrders()
{
    SandboxFixture sandbox;
    const Reply reply = detailOf(sandbox, QStringLiteral("KOM1"));
    QCOMPARE(reply.status, 400);
    QCOMPARE(data(reply).value(QStringLiteral("errors")).toString(), QStringLiteral("Data not found"));
    QCOMPARE(cancel(sandbox, QStringLiteral("KOM1")).status, 400);
    QCOMPARE(detailOf(sandbox, QString()).status, 400);
}

void KomerceTest::printsLabels()
{
    SandboxFixture sandbox;
    const auto label = [&sandbox](const QString &orderNo) {
        return sandbox.komerce(
            postMethod, QStringLiteral("orders/print-label"), {},
            {{QStringLiteral("page"), QStringLiteral("page_5")}, {QStringLiteral("order_no"), orderNo}});
    };
    const QString orderNo = sandbox.store();
    QCOMPARE(label(orderNo).status, 400);
    QVERIFY(!sandbox.pickUp(orderNo).isEmpty());
    QCOMPARE(label(orderNo).status, 200);
    QVERIFY(
        QByteArray::fromBase64(data(label(orderNo)).value(QStringLiteral("base_64")).toString().toLatin1())
            .startsWith("%PDF"));
    QCOMPARE(label(orderNo + QStringLiteral(",KOM1")).status, 500);
}

void KomerceTest::notifiesTheMerchant_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("byPut");
    QTest::addColumn<bool>("asArray");
    QTest::addColumn<int>("count");
    QTest::addColumn<QStringList>("fields"); // order_no is "own" or "foreign", "cnote" or empty, status.
    const QStringList own{QStringLiteral("own"), QStringLiteral("cnote"), QStringLiteral("Dijemput")};
    const auto row = [](const char *name, const char *mode, int count, const QStringList &fields,
                        bool byPut = false, bool asArray = false) {
        QTest::newRow(name) << QString::fromLatin1(mode) << byPut << asArray << count << fields;
    };
    row("K8 by POST", "plain", 1, own);
    row("K8 by PUT", "plain", 1, own, true);
    row("K8 as an array", "plain", 1, own, false, true);
    row("K8 duplicate", "duplicate", 2, own);
    row("K8 in parallel", "simultaneous", 2, own);
    row("K8 lost", "lost", 0, own);
    row("K8 forged", "forged", 1, {own[0], own[1], QStringLiteral("Selesai")});
    row("K8 unknown order", "unknown_order", 1, {QStringLiteral("foreign"), own[1], own[2]});
    row("K8 empty cnote", "empty_cnote", 1, {own[0], QString(), own[2]});
}

void KomerceTest::notifiesTheMerchant()
{
    QFETCH(QString, mode);
    QFETCH(bool, byPut);
    QFETCH(bool, asArray);
    QFETCH(int, count);
    SandboxFixture sandbox;
    const QString orderNo = sandbox.store();
    sandbox.pass(oneMinute);
    sandbox.sent.clear();
    sandbox.state.komerce.settings().webhookByPut = byPut;
    sandbox.state.komerce.settings().webhookAsArray = asArray;
    QVERIFY(sandbox.state.komerce.webhooks().plans().add({.mode = mode}));
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("picked_up")));
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), count);
    for (const Webhook &webhook : sandbox.sent) {
        const QJsonDocument body = QJsonDocument::fromJson(webhook.body);
        QCOMPARE(body.isArray(), asArray);
        const QJsonObject object = asArray ? body.array().at(0).toObject() : body.object();
        QCOMPARE(webhook.method, byPut ? QByteArray("PUT") : QByteArray("POST"));
        QCOMPARE(object.size(), 3);
        const bool isOwn = object.value(QStringLiteral("order_no")).toString() == orderNo;
        const bool hasCnote = !object.value(QStringLiteral("cnote")).toString().isEmpty();
        const QStringList seen{isOwn ? QStringLiteral("own") : QStringLiteral("foreign"),
                               hasCnote ? QStringLiteral("cnote") : QString(),
                               object.value(QStringLiteral("status")).toString()};
        QTEST(seen, "fields");
    }
}

void KomerceTest::notifiesOutOfOrder()
{
    SandboxFixture sandbox;
    QVERIFY(sandbox.state.komerce.webhooks().plans().add({.mode = QStringLiteral("out_of_order")}));
    const QString orderNo = sandbox.store();
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), 0);
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("picked_up")));
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), 2);
    QVERIFY(sandbox.sent.at(0).body.contains("Dijemput"));
    QVERIFY(sandbox.sent.at(1).body.contains("Diajukan"));
}

void KomerceTest::deactivatesNotificationsAfterFailures()
{
    SandboxFixture sandbox;
    sandbox.merchant = [](const Webhook &) { return 500; };
    sandbox.state.komerce.settings().webhookDeactivatesAfter = 3;
    const QString orderNo = sandbox.store();
    sandbox.pass(oneHour);
    QVERIFY(sandbox.state.komerce.webhooks().isActive());
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("packing")));
    sandbox.pass(oneHour);
    QVERIFY(!sandbox.state.komerce.webhooks().isActive());
    const qsizetype sent = sandbox.sent.size();
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("picked_up")));
    sandbox.pass(oneHour);
    QCOMPARE(sandbox.sent.size(), sent);
    QCOMPARE(sandbox
                 .komerce(putMethod, QStringLiteral("webhook"),
                          {{QStringLiteral("webhook_url"), QStringLiteral("http://127.0.0.1:1/new")}})
                 .status,
             200);
    QVERIFY(sandbox.actOnParcel(orderNo, QStringLiteral("shipped")));
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.last().url, QStringLiteral("http://127.0.0.1:1/new"));
}

QTEST_GUILESS_MAIN(KomerceTest)
#include "komercetest.moc"
