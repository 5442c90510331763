#include "sandboxworld.h"

#include <QTest>

using namespace meja::sandbox;

namespace {

/// A stored parcel that has been led through `stages`, a minute each; its order number.
QString led(SandboxWorld &sandbox, const QStringList &stages, const QString &courier = QStringLiteral("JNE"))
{
    QJsonObject body = SandboxWorld::order();
    body.insert(QStringLiteral("shipping"), courier);
    const QString orderNo = sandbox.store(body);
    for (const QString &stage : stages) {
        sandbox.pass(Minute);
        if (!sandbox.lead(orderNo, stage))
            qFatal("no way to %s", qPrintable(stage));
    }
    return orderNo;
}

QString waybillOf(SandboxWorld &sandbox, const QString &orderNo)
{
    return sandbox.world.komerce.book().byOrder(orderNo)->awb;
}

Reply history(SandboxWorld &sandbox, const QString &awb, const QString &courier = QStringLiteral("JNE"))
{
    return sandbox.komerce(QStringLiteral("GET"), QStringLiteral("orders/history-airway-bill"), {},
                           {{QStringLiteral("shipping"), courier}, {QStringLiteral("airway_bill"), awb}});
}

QStringList column(const QJsonArray &lines, const char *name)
{
    QStringList texts;
    for (const QJsonValue &line : lines)
        texts.append(line.toObject().value(QLatin1String(name)).toString());
    return texts;
}

QJsonArray linesOf(const Reply &reply)
{
    return data(reply).value(QStringLiteral("history")).toArray();
}

Reply track(SandboxWorld &sandbox, const QString &awb, const QString &courier = QStringLiteral("jne"),
            const QString &digits = QStringLiteral("56789"))
{
    return sandbox.track({{QStringLiteral("awb"), awb},
                          {QStringLiteral("courier"), courier},
                          {QStringLiteral("last_phone_number"), digits}});
}

const QStringList OnTheWay{QStringLiteral("pickup_requested"), QStringLiteral("picked_up"),
                           QStringLiteral("shipped"), QStringLiteral("in_transit")};

} // namespace

/// Histories of the Delivery API and V2 tracking.
class WaybillTrackingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyBeforeTheFirstScan();
    void isInNoOrder();
    void lagsBehindTheWebhook();
    void tellsTheStory_data();
    void tellsTheStory();
    void isFound_data();
    void isFound();
    void endsWithTheDaysQuota();
    void knowsParcelsWithoutAnOrder();
    void movesByItself();
};

void WaybillTrackingTest::isEmptyBeforeTheFirstScan()
{
    SandboxWorld sandbox;
    const QString awb = sandbox.pickUp(sandbox.store());
    QVERIFY(awb.startsWith(QLatin1String("CGK")));
    QCOMPARE(history(sandbox, awb).status, 200);
    QVERIFY(linesOf(history(sandbox, awb)).isEmpty());
    QCOMPARE(track(sandbox, awb).status, 404);
    const Reply unknown = history(sandbox, QStringLiteral("CGK1"));
    QCOMPARE(unknown.status, 400);
    QVERIFY(unknown.body.value(QStringLiteral("data")).isObject());
    QCOMPARE(history(sandbox, awb, QStringLiteral("JNT")).status, 400);
}

void WaybillTrackingTest::isInNoOrder()
{
    SandboxWorld sandbox;
    const QString awb = waybillOf(sandbox, led(sandbox, OnTheWay));
    QStringList dates = column(linesOf(history(sandbox, awb)), "date");
    QCOMPARE(dates.size(), 3);
    const QStringList unsorted = dates;
    dates.sort();
    QVERIFY(dates != unsorted);
    QVERIFY(dates != QStringList(unsorted.rbegin(), unsorted.rend()));
    sandbox.world.komerce.settings().historyIsUnsorted = false;
    QCOMPARE(column(linesOf(history(sandbox, awb)), "date"), dates);
}

void WaybillTrackingTest::lagsBehindTheWebhook()
{
    SandboxWorld sandbox;
    sandbox.world.komerce.settings().historyLagSeconds = 3'600;
    const QString orderNo = led(sandbox, {QStringLiteral("picked_up")});
    const QString awb = waybillOf(sandbox, orderNo);
    sandbox.pass(3'599 * Second);
    QVERIFY(sandbox.sent.last().body.contains("Dijemput"));
    QVERIFY(linesOf(history(sandbox, awb)).isEmpty());
    QCOMPARE(data(history(sandbox, awb)).value(QStringLiteral("last_status")).toString(),
             QStringLiteral("Diajukan"));
    QCOMPARE(track(sandbox, awb).status, 404);
    sandbox.pass(Second);
    QCOMPARE(linesOf(history(sandbox, awb)).size(), 1);
    QCOMPARE(track(sandbox, awb).status, 200);
}

void WaybillTrackingTest::tellsTheStory_data()
{
    QTest::addColumn<QStringList>("stages");
    QTest::addColumn<bool>("delivered");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("lastWord"); // Of the Delivery API.
    QTest::addColumn<QString>("lastDescription");
    const auto row = [](const char *name, const QStringList &further, bool delivered, const char *status,
                        const char *word, const char *description) {
        QTest::newRow(name) << OnTheWay + further << delivered << QString::fromLatin1(status)
                            << QString::fromLatin1(word) << QString::fromLatin1(description);
    };
    row("K7 on the way", {}, false, "ON PROCESS", "Dikirim", "Paket dalam perjalanan");
    row("K7 a failed attempt", {QStringLiteral("attempt_failed")}, false, "ON PROCESS", "Dikirim",
        "Pengantaran gagal, penerima tidak di tempat");
    row("K7 delivered", {QStringLiteral("delivered")}, true, "DELIVERED", "Selesai",
        "Paket diterima oleh SARI");
    row("K7 a return", {QStringLiteral("returning")}, false, "RETURN TO SHIPPER", "Retur",
        "Paket diretur ke pengirim");
    row("K7 delivered within a return", {QStringLiteral("returning"), QStringLiteral("returned")}, false,
        "RETURNED", "Retur Diterima", "Retur: delivered to shipper");
    row("K7 lost", {QStringLiteral("lost")}, false, "ON PROCESS", "Dikirim", "Paket hilang");
}

void WaybillTrackingTest::tellsTheStory()
{
    QFETCH(QStringList, stages);
    QFETCH(bool, delivered);
    SandboxWorld sandbox;
    sandbox.world.komerce.settings().historyIsUnsorted = false;
    const QString awb = waybillOf(sandbox, led(sandbox, stages));
    const QJsonObject seen = data(track(sandbox, awb));
    QCOMPARE(seen.value(QStringLiteral("delivered")).toBool(), delivered);
    QTEST(seen.value(QStringLiteral("summary")).toObject().value(QStringLiteral("status")).toString(),
          "status");
    const QJsonObject proof = seen.value(QStringLiteral("delivery_status")).toObject();
    QCOMPARE(!proof.value(QStringLiteral("pod_receiver")).toString().isEmpty(), delivered);
    QTEST(data(history(sandbox, awb)).value(QStringLiteral("last_status")).toString(), "lastWord");
    QTEST(column(linesOf(history(sandbox, awb)), "desc").last(), "lastDescription");
    QCOMPARE(seen.value(QStringLiteral("manifest")).toArray().size(), linesOf(history(sandbox, awb)).size());
}

void WaybillTrackingTest::isFound_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("born"); // The parcel's courier.
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("digits");
    QTest::addColumn<int>("status");
    const QString own = SandboxWorld::keys().tracking;
    const auto row = [](const char *name, const QString &key, const char *born, const char *asked,
                        const char *digits, int status) {
        QTest::newRow(name) << key << QString::fromLatin1(born) << QString::fromLatin1(asked)
                            << QString::fromLatin1(digits) << status;
    };
    row("K9 with the phone's last digits", own, "JNE", "jne", "56789", 200);
    row("K9 JNE wants the digits", own, "JNE", "jne", "", 422);
    row("K9 of somebody else's phone", own, "JNE", "jne", "11111", 404);
    row("K9 J&T does not want them", own, "JNT", "jnt", "", 200);
    row("K9 another courier", own, "JNE", "jnt", "", 404);
    row("K9 a courier it can't ask", own, "SICEPAT", "sicepat", "", 400);
    row("K9 no courier", own, "JNE", "", "", 400);
    row("G2 the Delivery API's key", SandboxWorld::keys().delivery, "JNE", "jne", "56789", 401);
}

void WaybillTrackingTest::isFound()
{
    QFETCH(QString, key);
    QFETCH(QString, born);
    QFETCH(QString, asked);
    QFETCH(QString, digits);
    SandboxWorld sandbox;
    const QString awb = waybillOf(sandbox, led(sandbox, {QStringLiteral("picked_up")}, born));
    Call call{.method = QStringLiteral("POST"),
              .path = QStringLiteral("api/v1/track/waybill").split(u'/'),
              .query = {{QStringLiteral("awb"), awb},
                        {QStringLiteral("courier"), asked},
                        {QStringLiteral("last_phone_number"), digits}},
              .headers = {{QStringLiteral("key"), key}}};
    QTEST(sandbox.world.tracking.answer(call).status, "status");
    call.method = QStringLiteral("GET");
    QVERIFY(sandbox.world.tracking.answer(call).status != 200);
}

void WaybillTrackingTest::endsWithTheDaysQuota()
{
    SandboxWorld sandbox;
    sandbox.world.komerce.settings().dailyQuota = 2;
    const QString awb = waybillOf(sandbox, led(sandbox, {QStringLiteral("picked_up")}));
    QCOMPARE(track(sandbox, awb).status, 200);
    QCOMPARE(track(sandbox, QStringLiteral("CGK1")).status, 404);
    QCOMPARE(track(sandbox, awb).status, 429);
    sandbox.pass(14 * Hour); // Past midnight in Jakarta.
    QCOMPARE(track(sandbox, awb).status, 200);
}

void WaybillTrackingTest::knowsParcelsWithoutAnOrder()
{
    SandboxWorld sandbox;
    sandbox.world.komerce.life().beginWithoutOrder(
        {.awb = QStringLiteral("JP0001"), .courier = QStringLiteral("JNT")});
    QCOMPARE(track(sandbox, QStringLiteral("JP0001"), QStringLiteral("jnt")).status, 404);
    QVERIFY(sandbox.lead(QStringLiteral("JP0001"), QStringLiteral("picked_up")));
    QCOMPARE(track(sandbox, QStringLiteral("JP0001"), QStringLiteral("jnt")).status, 200);
    sandbox.pass(Minute);
    QCOMPARE(sandbox.sent.size(), 0);
}

void WaybillTrackingTest::movesByItself()
{
    SandboxWorld sandbox;
    sandbox.world.komerce.settings().automaticStepSeconds = 60;
    const QString awb = sandbox.pickUp(sandbox.store());
    sandbox.pass(5 * Minute - Second);
    QVERIFY(!data(track(sandbox, awb)).value(QStringLiteral("delivered")).toBool());
    sandbox.pass(Second);
    QVERIFY(data(track(sandbox, awb)).value(QStringLiteral("delivered")).toBool());
}

QTEST_GUILESS_MAIN(WaybillTrackingTest)
#include "waybilltrackingtest.moc"
