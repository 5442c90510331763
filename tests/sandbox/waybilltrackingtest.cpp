#include "sandboxfixture.h"

#include <QTest>

using namespace meja::sandbox;

namespace {

/// Stores a parcel and moves it through the stages, one per minute. @returns its order number.
QString storeAndMove(SandboxFixture &sandbox, const QStringList &stages,
                     const QString &courier = QStringLiteral("JNE"))
{
    QJsonObject body = SandboxFixture::order();
    body.insert(QStringLiteral("shipping"), courier);
    const QString orderNo = sandbox.store(body);
    for (const QString &stage : stages) {
        sandbox.pass(oneMinute);
        if (!sandbox.actOnParcel(orderNo, stage))
            qFatal("stage %s cannot be reached", qPrintable(stage));
    }
    return orderNo;
}

QString waybillOf(SandboxFixture &sandbox, const QString &orderNo)
{
    return sandbox.state.komerce.registry().byOrder(orderNo)->awb;
}

Reply history(SandboxFixture &sandbox, const QString &awb, const QString &courier = QStringLiteral("JNE"))
{
    return sandbox.komerce(QStringLiteral("GET"), QStringLiteral("orders/history-airway-bill"), {},
                           {{QStringLiteral("shipping"), courier}, {QStringLiteral("airway_bill"), awb}});
}

QStringList column(const QJsonArray &lines, const char *name)
{
    QStringList texts;
    for (const auto &line : lines)
        texts.append(line.toObject().value(QLatin1String(name)).toString());
    return texts;
}

QJsonArray linesOf(const Reply &reply)
{
    return data(reply).value(QStringLiteral("history")).toArray();
}

Reply track(SandboxFixture &sandbox, const QString &awb, const QString &courier = QStringLiteral("jne"),
            const QString &digits = QStringLiteral("56789"))
{
    return sandbox.track({{QStringLiteral("awb"), awb},
                          {QStringLiteral("courier"), courier},
                          {QStringLiteral("last_phone_number"), digits}});
}

const QStringList inTransitStages{QStringLiteral("pickup_requested"), QStringLiteral("picked_up"),
                                  QStringLiteral("shipped"), QStringLiteral("in_transit")};

} // namespace

/// The emulated histories of the Delivery API and V2 tracking.
class WaybillTrackingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsNothingBeforeTheFirstScan();
    void returnsUnsortedHistories();
    void delaysHistoriesAfterTheWebhook();
    void showsStatusAndHistory_data();
    void showsStatusAndHistory();
    void findsParcels_data();
    void findsParcels();
    void enforcesTheDailyQuota();
    void tracksParcelsWithoutAnOrder();
    void movesAutomatically();
};

void WaybillTrackingTest::returnsNothingBeforeTheFirstScan()
{
    SandboxFixture sandbox;
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

void WaybillTrackingTest::returnsUnsortedHistories()
{
    SandboxFixture sandbox;
    const QString awb = waybillOf(sandbox, storeAndMove(sandbox, inTransitStages));
    QStringList dates = column(linesOf(history(sandbox, awb)), "date");
    QCOMPARE(dates.size(), 3);
    const QStringList unsorted = dates;
    dates.sort();
    QVERIFY(dates != unsorted);
    QVERIFY(dates != QStringList(unsorted.rbegin(), unsorted.rend()));
    sandbox.state.komerce.settings().historyIsUnsorted = false;
    QCOMPARE(column(linesOf(history(sandbox, awb)), "date"), dates);
}

void WaybillTrackingTest::delaysHistoriesAfterTheWebhook()
{
    SandboxFixture sandbox;
    sandbox.state.komerce.settings().historyLagSeconds = 3'600;
    const QString orderNo = storeAndMove(sandbox, {QStringLiteral("picked_up")});
    const QString awb = waybillOf(sandbox, orderNo);
    sandbox.pass(3'599 * oneSecond);
    QVERIFY(sandbox.sent.last().body.contains("Dijemput"));
    QVERIFY(linesOf(history(sandbox, awb)).isEmpty());
    QCOMPARE(data(history(sandbox, awb)).value(QStringLiteral("last_status")).toString(),
             QStringLiteral("Diajukan"));
    QCOMPARE(track(sandbox, awb).status, 404);
    sandbox.pass(oneSecond);
    QCOMPARE(linesOf(history(sandbox, awb)).size(), 1);
    QCOMPARE(track(sandbox, awb).status, 200);
}

void WaybillTrackingTest::showsStatusAndHistory_data()
{
    QTest::addColumn<QStringList>("stages");
    QTest::addColumn<bool>("delivered");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("lastWord"); // Status word of the Delivery API.
    QTest::addColumn<QString>("lastDescription");
    const auto row = [](const char *name, const QStringList &further, bool delivered, const char *status,
                        const char *word, const char *description) {
        QTest::newRow(name) << inTransitStages + further << delivered << QString::fromLatin1(status)
                            << QString::fromLatin1(word) << QString::fromLatin1(description);
    };
    row("K7 in transit", {}, false, "ON PROCESS", "Dikirim", "Paket dalam perjalanan");
    row("K7 failed attempt", {QStringLiteral("attempt_failed")}, false, "ON PROCESS", "Dikirim",
        "Pengantaran gagal, penerima tidak di tempat");
    row("K7 delivered", {QStringLiteral("delivered")}, true, "DELIVERED", "Selesai",
        "Paket diterima oleh SARI");
    row("K7 return", {QStringLiteral("returning")}, false, "RETURN TO SHIPPER", "Dikirim",
        "Paket diretur ke pengirim");
    row("K7 delivered within a return", {QStringLiteral("returning"), QStringLiteral("returned")}, false,
        "RETURNED", "Returned", "Retur: delivered to shipper");
    row("K7 lost", {QStringLiteral("lost")}, false, "ON PROCESS", "Dikirim", "Paket hilang");
}

void WaybillTrackingTest::showsStatusAndHistory()
{
    QFETCH(QStringList, stages);
    QFETCH(bool, delivered);
    SandboxFixture sandbox;
    sandbox.state.komerce.settings().historyIsUnsorted = false;
    const QString awb = waybillOf(sandbox, storeAndMove(sandbox, stages));
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

void WaybillTrackingTest::findsParcels_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("actualCourier"); // The parcel's courier.
    QTest::addColumn<QString>("requestedCourier");
    QTest::addColumn<QString>("digits");
    QTest::addColumn<int>("status");
    const QString own = SandboxFixture::keys().tracking;
    const auto row = [](const char *name, const QString &key, const char *actualCourier,
                        const char *requestedCourier, const char *digits, int status) {
        QTest::newRow(name) << key << QString::fromLatin1(actualCourier)
                            << QString::fromLatin1(requestedCourier) << QString::fromLatin1(digits) << status;
    };
    row("K9 with phone digits", own, "JNE", "jne", "56789", 200);
    row("K9 JNE requires phone digits", own, "JNE", "jne", "", 422);
    row("K9 digits of another phone", own, "JNE", "jne", "11111", 404);
    row("K9 J&T does not require phone digits", own, "JNT", "jnt", "", 200);
    row("K9 another courier", own, "JNE", "jnt", "", 404);
    row("K9 unsupported courier", own, "SICEPAT", "sicepat", "", 400);
    row("K9 no courier", own, "JNE", "", "", 400);
    row("G2 the Delivery API's key", SandboxFixture::keys().delivery, "JNE", "jne", "56789", 401);
}

void WaybillTrackingTest::findsParcels()
{
    QFETCH(QString, key);
    QFETCH(QString, actualCourier);
    QFETCH(QString, requestedCourier);
    QFETCH(QString, digits);
    SandboxFixture sandbox;
    const QString awb =
        waybillOf(sandbox, storeAndMove(sandbox, {QStringLiteral("picked_up")}, actualCourier));
    Call call{.method = QStringLiteral("POST"),
              .path = QStringLiteral("api/v1/track/waybill").split(u'/'),
              .query = {{QStringLiteral("awb"), awb},
                        {QStringLiteral("courier"), requestedCourier},
                        {QStringLiteral("last_phone_number"), digits}},
              .headers = {{QStringLiteral("key"), key}}};
    QTEST(sandbox.state.tracking.handle(call).status, "status");
    call.method = QStringLiteral("GET");
    QVERIFY(sandbox.state.tracking.handle(call).status != 200);
}

void WaybillTrackingTest::enforcesTheDailyQuota()
{
    SandboxFixture sandbox;
    sandbox.state.komerce.settings().dailyQuota = 2;
    const QString awb = waybillOf(sandbox, storeAndMove(sandbox, {QStringLiteral("picked_up")}));
    QCOMPARE(track(sandbox, awb).status, 200);
    QCOMPARE(track(sandbox, QStringLiteral("CGK1")).status, 404);
    QCOMPARE(track(sandbox, awb).status, 429);
    sandbox.pass(14 * oneHour); // Past midnight in Jakarta.
    QCOMPARE(track(sandbox, awb).status, 200);
}

void WaybillTrackingTest::tracksParcelsWithoutAnOrder()
{
    SandboxFixture sandbox;
    sandbox.state.komerce.lifecycle().beginWithoutOrder(
        {.awb = QStringLiteral("JP0001"), .courier = QStringLiteral("JNT")});
    QCOMPARE(track(sandbox, QStringLiteral("JP0001"), QStringLiteral("jnt")).status, 404);
    QVERIFY(sandbox.actOnParcel(QStringLiteral("JP0001"), QStringLiteral("picked_up")));
    QCOMPARE(track(sandbox, QStringLiteral("JP0001"), QStringLiteral("jnt")).status, 200);
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), 0);
}

void WaybillTrackingTest::movesAutomatically()
{
    SandboxFixture sandbox;
    sandbox.state.komerce.settings().automaticStepSeconds = 60;
    const QString awb = sandbox.pickUp(sandbox.store());
    sandbox.pass(5 * oneMinute - oneSecond);
    QVERIFY(!data(track(sandbox, awb)).value(QStringLiteral("delivered")).toBool());
    sandbox.pass(oneSecond);
    QVERIFY(data(track(sandbox, awb)).value(QStringLiteral("delivered")).toBool());
}

QTEST_GUILESS_MAIN(WaybillTrackingTest)
#include "waybilltrackingtest.moc"
