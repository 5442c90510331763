#include "partnerfixture.h"
#include "resultnames.h"

#include <QTest>

using namespace meja;

namespace {

QByteArray envelope(int code, const QByteArray &status, const QByteArray &data)
{
    return R"({"meta":{"message":"words","code":)" + QByteArray::number(code) + R"(,"status":")" + status +
           R"("},"data":)" + data + "}";
}

QByteArray done(const QByteArray &data, int code = 200)
{
    return envelope(code, "success", data);
}

QByteArray refused(int code)
{
    return envelope(code, "error", R"({"errors":"no"})");
}

/// Responses that have the same meaning for all calls.
void addCommonResponses(const QByteArray &good)
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QString unknown = QStringLiteral("unknown");
    QTest::newRow("200") << 200 << done(good) << QStringLiteral("value");
    QTest::newRow("201") << 200 << done(good, 201) << QStringLiteral("value");
    QTest::newRow("code as a string, status in upper case")
        << 200 << R"({"meta":{"code":"200","status":"SUCCESS"},"data":)" + good + "}"
        << QStringLiteral("value");
    QTest::newRow("unknown fields") << 200
                                    << R"({"new":1,"meta":{"code":200,"status":"success"},"data":)" + good +
                                           "}"
                                    << QStringLiteral("value");
    QTest::newRow("401") << 401 << refused(401) << QStringLiteral("rejected");
    QTest::newRow("401 under HTTP 200") << 200 << refused(401) << QStringLiteral("rejected");
    QTest::newRow("401 without a body") << 401 << QByteArray() << QStringLiteral("rejected");
    QTest::newRow("403") << 403 << QByteArray("<html>") << QStringLiteral("rejected");
    QTest::newRow("429") << 429 << QByteArray() << QStringLiteral("unavailable");
    QTest::newRow("429 in the body") << 200 << refused(429) << QStringLiteral("unavailable");
    for (const int code : {500, 502, 503}) {
        QTest::addRow("%d", code) << code << refused(code) << unknown;
        QTest::addRow("%d under HTTP 200", code) << 200 << refused(code) << unknown;
    }
    QTest::newRow("HTTP 500 with a successful body") << 500 << done(good) << unknown;
    QTest::newRow("HTTP 400 with a successful body") << 400 << done(good) << unknown;
    QTest::newRow("200 with status failed") << 200 << envelope(200, "failed", good) << unknown;
    QTest::newRow("success without a code")
        << 200 << R"({"meta":{"status":"success"},"data":)" + good + "}" << unknown;
    QTest::newRow("no envelope") << 200 << good << unknown;
    QTest::newRow("no envelope under 404") << 404 << QByteArray(R"({"message":"no route"})") << unknown;
    QTest::newRow("empty body") << 200 << QByteArray() << unknown;
    QTest::newRow("HTML page") << 200 << QByteArray("<html>") << unknown;
    QTest::newRow("HTML page under 404") << 404 << QByteArray("<html>") << unknown;
    QTest::newRow("truncated") << 200 << done(good).chopped(3) << unknown;
    QTest::newRow("redirect") << 302 << QByteArray() << unknown;
}

void addRefusals(std::initializer_list<std::pair<int, const char *>> rows)
{
    for (const auto &[code, expected] : rows) {
        QTest::addRow("%d", code) << code << refused(code) << QString::fromLatin1(expected);
        QTest::addRow("%d under HTTP 200", code) << 200 << refused(code) << QString::fromLatin1(expected);
    }
}

const QByteArray detailed = R"({"order_no":"K1","awb":"JT0099887766","order_status":"Dikirim"})";
const QByteArray tracked = R"({"delivered":false,"summary":{"status":"ON PROCESS"},"manifest":[]})";

} // namespace

/// Parsing of all documented responses of RajaOngkir and Komerce, and of undocumented ones.
class KomerceGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<PartnerFixture>(); }
    void readsDetailResponses_data();
    void readsDetailResponses();
    void readsDetailFields();
    void readsCancelResponses_data();
    void readsCancelResponses();
    void readsHistoryResponses_data();
    void readsHistoryResponses();
    void sortsTheHistory();
    void readsAnEmptyHistory();
    void readsTrackingResponses_data();
    void readsTrackingResponses();
    void readsTrackingFields();
    void readsNoFlagFromOtherFields();
    void sendsPhoneDigitsToCouriersThatRequireThem();
    void sendsThePartnersNameOfTheCourier();
    void enforcesTheDailyLimit();
    void usesNoBudgetForRefusedCalls();
    void usesTheKeyOfEachProduct();
    void sendsAReasonIfConfigured();

private:
    Result<ShipmentDetail> detail()
    {
        return m_fixture->shipping().detail(QStringLiteral("K1"), m_fixture->purpose);
    }
    Result<ShipmentCancelResponse> cancel()
    {
        return m_fixture->shipping().cancel(QStringLiteral("K1"), m_fixture->purpose);
    }
    Result<TrackingReport> history()
    {
        return m_fixture->shipping().history(QStringLiteral("jnt"), QStringLiteral("JT 1"),
                                             m_fixture->purpose);
    }
    Result<TrackingReport> track(const QString &courier = QStringLiteral("JNE"))
    {
        return m_fixture->shipping().track(courier, QStringLiteral("CGK1"),
                                           QStringLiteral("+62 812-3456-7890"), m_fixture->purpose);
    }

    std::unique_ptr<PartnerFixture> m_fixture;
};

void KomerceGatewayTest::readsDetailResponses_data()
{
    addCommonResponses(detailed);
    addRefusals({{400, "not found"}, {404, "not found"}, {422, "rejected"}});
    QTest::newRow("no order_status") << 200 << done(R"({"order_no":"K1"})") << QStringLiteral("unknown");
    QTest::newRow("no data") << 200 << done("null") << QStringLiteral("unknown");
    QTest::newRow("another order") << 200 << done(R"({"order_no":"K2","order_status":"Dibatalkan"})")
                                   << QStringLiteral("unknown");
}

void KomerceGatewayTest::readsDetailResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    QCOMPARE(nameOf(detail()), expected);
    QVERIFY(m_fixture->lastRequest().startsWith("GET /order/api/v1/orders/detail?order_no=K1 HTTP/1.1\r\n"));
}

void KomerceGatewayTest::readsDetailFields()
{
    m_fixture->respond(200, done(detailed));
    const auto result = detail();
    QCOMPARE(result->waybill, QStringLiteral("JT0099887766"));
    QCOMPARE(result->status.word(), QStringLiteral("Dikirim"));
}

void KomerceGatewayTest::readsCancelResponses_data()
{
    addCommonResponses("null");
    addRefusals({{422, "refused"}, {400, "does not exist"}, {404, "unknown"}, {409, "unknown"}});
}

void KomerceGatewayTest::readsCancelResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    const auto result = cancel();
    QString name = QStringLiteral("value");
    if (result && *result == ShipmentCancelResponse::Refused)
        name = QStringLiteral("refused");
    if (result && *result == ShipmentCancelResponse::NotFound)
        name = QStringLiteral("does not exist");
    QCOMPARE(nameOf(result, name), expected);
    QVERIFY(m_fixture->lastRequest().startsWith("PUT /order/api/v1/orders/cancel HTTP/1.1\r\n"));
    QVERIFY(m_fixture->lastRequest().endsWith(R"({"order_no":"K1"})"));
}

void KomerceGatewayTest::readsHistoryResponses_data()
{
    addCommonResponses(R"({"last_status":"Dikirim","history":[]})");
    addRefusals({{400, "not found"}, {404, "not found"}, {422, "rejected"}});
}

void KomerceGatewayTest::readsHistoryResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    QCOMPARE(nameOf(history()), expected);
    QVERIFY(m_fixture->lastRequest().startsWith(
        "GET /order/api/v1/orders/history-airway-bill?shipping=JNT&airway_bill=JT%201 HTTP/1.1\r\n"));
}

void KomerceGatewayTest::sortsTheHistory()
{
    m_fixture->respond(200, done(R"({"airway_bill":"JT 1","last_status":"Dikirim","history":[)"
                                 R"({"desc":"third","date":"2026-03-04 08:00:00","status":"Dikirim"},)"
                                 R"({"desc":"after the third","date":"","status":""},)"
                                 R"({"desc":"first","date":"2026-03-02 17:05:00","status":"Dijemput"},)"
                                 R"({"desc":"second","date":"2026-03-03 09:00:00","status":"Dikirim"}]})"));
    const auto report = history();
    QVERIFY(report);
    QCOMPARE(report->lastStatus.word(), QStringLiteral("Dikirim"));
    QVERIFY(report->summary.isEmpty());
    QCOMPARE(report->delivered, std::nullopt);
    QStringList lines;
    for (const TrackingEvent &event : report->events)
        lines.append(event.description);
    QCOMPARE(lines, QStringList({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third"),
                                 QStringLiteral("after the third")}));
    QCOMPARE(report->events[0].status, QStringLiteral("Dijemput"));
    QCOMPARE(report->events[0].at, std::optional(Instant{1772445900000}));
    QCOMPARE(report->events[3].at, std::nullopt);
}

void KomerceGatewayTest::readsAnEmptyHistory()
{
    m_fixture->respond(200, done("{}"));
    const auto report = history();
    QVERIFY(report);
    QVERIFY(report->events.isEmpty() && report->lastStatus.isEmpty());
}

void KomerceGatewayTest::readsTrackingResponses_data()
{
    addCommonResponses(tracked);
    addRefusals({{404, "not found"}, {400, "rejected"}, {422, "rejected"}});
}

void KomerceGatewayTest::readsTrackingResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    QCOMPARE(nameOf(track()), expected);
}

void KomerceGatewayTest::readsTrackingFields()
{
    m_fixture->respond(
        200,
        done(
            R"({"delivered":"true","summary":{"status":"ON PROCESS","shippper_name":"A","shipper_name":"A"},)"
            R"("delivery_status":{"status":"DELIVERED","pod_receiver":"SARI"},"manifest":[)"
            R"({"manifest_description":"later","manifest_date":"2026-03-03","manifest_time":"08:00:30"},)"
            R"({"manifest_description":"earlier","manifest_date":"2026-03-02","manifest_time":"20:10"}]})"));
    const auto report = track();
    QVERIFY(report);
    QCOMPARE(report->delivered, std::optional(true));
    QCOMPARE(report->summary, QStringLiteral("DELIVERED"));
    QVERIFY(report->lastStatus.isEmpty());
    QCOMPARE(report->events.size(), 2);
    QCOMPARE(report->events[0].description, QStringLiteral("earlier"));
    QCOMPARE(report->events[0].at, std::optional(Instant{1772457000000}));
    m_fixture->respond(200, done(tracked));
    const auto undelivered = track();
    QCOMPARE(undelivered->delivered, std::optional(false));
    QCOMPARE(undelivered->summary, QStringLiteral("ON PROCESS"));
}

/// Only the field `delivered` is the flag, whatever the texts say.
void KomerceGatewayTest::readsNoFlagFromOtherFields()
{
    m_fixture->respond(200, done(R"({"summary":{"status":"DELIVERED","delivered":true},)"
                                 R"("delivery_status":{"status":"Selesai","pod_receiver":"SARI"},)"
                                 R"("manifest":[{"manifest_description":"DELIVERED","delivered":true}]})"));
    const auto report = track();
    QVERIFY(report);
    QCOMPARE(report->delivered, std::nullopt);
    QVERIFY(report->lastStatus.isEmpty());
}

void KomerceGatewayTest::sendsThePartnersNameOfTheCourier()
{
    m_fixture->respond(200, done(tracked));
    QVERIFY(track(QStringLiteral("J&T Express")));
    QVERIFY(m_fixture->lastRequest().startsWith("POST /api/v1/track/waybill?awb=CGK1&courier=jnt HTTP/1.1"));
    m_fixture->respond(200, done(R"({"last_status":"Dikirim","history":[]})"));
    QVERIFY(m_fixture->shipping().history(QStringLiteral("ide"), QStringLiteral("1"), m_fixture->purpose));
    QVERIFY(m_fixture->lastRequest().contains("?shipping=IDEXPRESS&airway_bill=1 HTTP/1.1"));
}

void KomerceGatewayTest::sendsPhoneDigitsToCouriersThatRequireThem()
{
    m_fixture->respond(200, done(tracked));
    QVERIFY(track());
    QVERIFY(m_fixture->lastRequest().startsWith(
        "POST /api/v1/track/waybill?awb=CGK1&courier=jne&last_phone_number=67890 HTTP/1.1\r\n"));
    QVERIFY(m_fixture->lastRequest().endsWith("\r\n\r\n"));
    QCOMPARE(m_fixture->log.calls.constLast().path,
             QStringLiteral("/api/v1/track/waybill?awb=CGK1&courier=jne&last_phone_number=…"));
    QVERIFY(track(QStringLiteral("sap")));
    QVERIFY(
        m_fixture->lastRequest().startsWith("POST /api/v1/track/waybill?awb=CGK1&courier=sap HTTP/1.1\r\n"));
}

void KomerceGatewayTest::enforcesTheDailyLimit()
{
    m_fixture->respond(200, done(tracked));
    QVERIFY(track());
    QVERIFY(track());
    const auto spent = track();
    QCOMPARE(spent.error().kind, ErrorKind::Unavailable);
    QCOMPARE(spent.error().code, QStringLiteral("quota"));
    QCOMPARE(m_fixture->log.spentBy, QStringLiteral("rajaongkir"));
    QCOMPARE(m_fixture->server.requests().size(), 2);
    // The other product has no daily limit.
    m_fixture->respond(200, done(detailed));
    QVERIFY(detail());
}

void KomerceGatewayTest::usesNoBudgetForRefusedCalls()
{
    m_fixture->breakers.rajaongkir.pause(std::chrono::seconds(10));
    QCOMPARE(track().error().code, QStringLiteral("rate-limited"));
    QCOMPARE(m_fixture->log.spent, 0);
}

void KomerceGatewayTest::usesTheKeyOfEachProduct()
{
    m_fixture->respond(200, done(detailed));
    QVERIFY(detail());
    QVERIFY(m_fixture->lastRequest().contains("\r\nx-api-key: kunci-komship\r\n"));
    QVERIFY(!m_fixture->lastRequest().contains("kunci-ongkir"));
    QVERIFY(track());
    QVERIFY(m_fixture->lastRequest().contains("\r\nkey: kunci-ongkir\r\n"));
    QVERIFY(!m_fixture->lastRequest().contains("kunci-komship"));
}

void KomerceGatewayTest::sendsAReasonIfConfigured()
{
    m_fixture->respond(200, done("null"));
    PartnerGateways gateways({.midtrans = {},
                              .komerce = {.delivery = {m_fixture->server.url(), "k"},
                                          .tracking = {},
                                          .cancelationReason = QStringLiteral("Dibatalkan penjual")}},
                             m_fixture->breakers, m_fixture->log, *m_fixture, m_fixture->clock);
    QVERIFY(gateways.shipping().cancel(QStringLiteral("K1"), m_fixture->purpose));
    QVERIFY(
        m_fixture->lastRequest().endsWith(R"({"cancelation_reason":"Dibatalkan penjual","order_no":"K1"})"));
}

QTEST_GUILESS_MAIN(KomerceGatewayTest)
#include "komercegatewaytest.moc"
