#include "answerwords.h"
#include "partnerbench.h"

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

/// What means the same to every call.
void addCommonAnswers(const QByteArray &good)
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QString unknown = QStringLiteral("unknown");
    QTest::newRow("200") << 200 << done(good) << QStringLiteral("told");
    QTest::newRow("201 counts too") << 200 << done(good, 201) << QStringLiteral("told");
    QTest::newRow("the code as a text, the word in capitals")
        << 200 << R"({"meta":{"code":"200","status":"SUCCESS"},"data":)" + good + "}"
        << QStringLiteral("told");
    QTest::newRow("fields nobody knows")
        << 200 << R"({"new":1,"meta":{"code":200,"status":"success"},"data":)" + good + "}"
        << QStringLiteral("told");
    QTest::newRow("401") << 401 << refused(401) << QStringLiteral("rejected");
    QTest::newRow("401 under HTTP 200") << 200 << refused(401) << QStringLiteral("rejected");
    QTest::newRow("401 and nothing") << 401 << QByteArray() << QStringLiteral("rejected");
    QTest::newRow("403") << 403 << QByteArray("<html>") << QStringLiteral("rejected");
    QTest::newRow("429") << 429 << QByteArray() << QStringLiteral("unavailable");
    QTest::newRow("429 in the body") << 200 << refused(429) << QStringLiteral("unavailable");
    for (const int code : {500, 502, 503}) {
        QTest::addRow("%d", code) << code << refused(code) << unknown;
        QTest::addRow("%d under HTTP 200", code) << 200 << refused(code) << unknown;
    }
    QTest::newRow("HTTP 500 with a body that says well") << 500 << done(good) << unknown;
    QTest::newRow("HTTP 400 with a body that says well") << 400 << done(good) << unknown;
    QTest::newRow("200, but not a success") << 200 << envelope(200, "failed", good) << unknown;
    QTest::newRow("a success without a code")
        << 200 << R"({"meta":{"status":"success"},"data":)" + good + "}" << unknown;
    QTest::newRow("no envelope") << 200 << good << unknown;
    QTest::newRow("no envelope under 404") << 404 << QByteArray(R"({"message":"no route"})") << unknown;
    QTest::newRow("nothing") << 200 << QByteArray() << unknown;
    QTest::newRow("a page") << 200 << QByteArray("<html>") << unknown;
    QTest::newRow("a page under 404") << 404 << QByteArray("<html>") << unknown;
    QTest::newRow("cut") << 200 << done(good).chopped(3) << unknown;
    QTest::newRow("a redirect") << 302 << QByteArray() << unknown;
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

/// Every answer of RajaOngkir's and Komerce's tables, and what else may come, read as far as it can be
/// trusted.
class KomerceGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PartnerBench>(); }
    void readsDetailAnswers_data();
    void readsDetailAnswers();
    void readsWhatDetailSays();
    void readsCancelAnswers_data();
    void readsCancelAnswers();
    void readsHistoryAnswers_data();
    void readsHistoryAnswers();
    void bringsHistoryInOrder();
    void hearsNothingBeforeTheFirstScan();
    void readsTrackAnswers_data();
    void readsTrackAnswers();
    void readsWhatTrackingSays();
    void sendsThePhonesEndToThoseWhoAsk();
    void keepsWithinTheDaysCalls();
    void spendsNothingOnAPartnerThatIsDown();
    void usesEachProductsOwnKey();
    void sendsAReasonIfAskedTo();

private:
    Result<ShipmentDetail> detail()
    {
        return m_bench->shipping().detail(QStringLiteral("K1"), m_bench->purpose);
    }
    Result<ShipmentCancelAnswer> cancel()
    {
        return m_bench->shipping().cancel(QStringLiteral("K1"), m_bench->purpose);
    }
    Result<TrackingReport> history()
    {
        return m_bench->shipping().history(QStringLiteral("jnt"), QStringLiteral("JT 1"), m_bench->purpose);
    }
    Result<TrackingReport> track(const QString &courier = QStringLiteral("JNE"))
    {
        return m_bench->shipping().track(courier, QStringLiteral("CGK1"), QStringLiteral("+62 812-3456-7890"),
                                         m_bench->purpose);
    }

    std::unique_ptr<PartnerBench> m_bench;
};

void KomerceGatewayTest::readsDetailAnswers_data()
{
    addCommonAnswers(detailed);
    addRefusals({{400, "not found"}, {404, "not found"}, {422, "rejected"}});
    QTest::newRow("no status") << 200 << done(R"({"order_no":"K1"})") << QStringLiteral("unknown");
    QTest::newRow("no data") << 200 << done("null") << QStringLiteral("unknown");
    QTest::newRow("another order") << 200 << done(R"({"order_no":"K2","order_status":"Dibatalkan"})")
                                   << QStringLiteral("unknown");
}

void KomerceGatewayTest::readsDetailAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    QCOMPARE(nameOf(detail()), expected);
    QVERIFY(m_bench->lastRequest().startsWith("GET /order/api/v1/orders/detail?order_no=K1 HTTP/1.1\r\n"));
}

void KomerceGatewayTest::readsWhatDetailSays()
{
    m_bench->answer(200, done(detailed));
    const auto said = detail();
    QCOMPARE(said->waybill, QStringLiteral("JT0099887766"));
    QCOMPARE(said->rawStatus, QStringLiteral("Dikirim"));
}

void KomerceGatewayTest::readsCancelAnswers_data()
{
    addCommonAnswers("null");
    addRefusals({{422, "refused"}, {400, "is not there"}, {404, "unknown"}, {409, "unknown"}});
}

void KomerceGatewayTest::readsCancelAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    const auto answer = cancel();
    QString told = QStringLiteral("told");
    if (answer && *answer == ShipmentCancelAnswer::Refused)
        told = QStringLiteral("refused");
    if (answer && *answer == ShipmentCancelAnswer::NotFound)
        told = QStringLiteral("is not there");
    QCOMPARE(nameOf(answer, told), expected);
    QVERIFY(m_bench->lastRequest().startsWith("PUT /order/api/v1/orders/cancel HTTP/1.1\r\n"));
    QVERIFY(m_bench->lastRequest().endsWith(R"({"order_no":"K1"})"));
}

void KomerceGatewayTest::readsHistoryAnswers_data()
{
    addCommonAnswers(R"({"last_status":"Dikirim","history":[]})");
    addRefusals({{400, "not found"}, {404, "not found"}, {422, "rejected"}});
}

void KomerceGatewayTest::readsHistoryAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    QCOMPARE(nameOf(history()), expected);
    QVERIFY(m_bench->lastRequest().startsWith(
        "GET /order/api/v1/orders/history-airway-bill?shipping=JNT&airway_bill=JT%201 HTTP/1.1\r\n"));
}

void KomerceGatewayTest::bringsHistoryInOrder()
{
    m_bench->answer(200, done(R"({"airway_bill":"JT 1","last_status":"Dikirim","history":[)"
                              R"({"desc":"third","date":"2026-03-04 08:00:00","status":"Dikirim"},)"
                              R"({"desc":"after the third","date":"","status":""},)"
                              R"({"desc":"first","date":"2026-03-02 17:05:00","status":"Dijemput"},)"
                              R"({"desc":"second","date":"2026-03-03 09:00:00","status":"Dikirim"}]})"));
    const auto report = history();
    QVERIFY(report);
    QCOMPARE(report->status, QStringLiteral("Dikirim"));
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

void KomerceGatewayTest::hearsNothingBeforeTheFirstScan()
{
    m_bench->answer(200, done("{}"));
    const auto report = history();
    QVERIFY(report);
    QVERIFY(report->events.isEmpty() && report->status.isEmpty());
}

void KomerceGatewayTest::readsTrackAnswers_data()
{
    addCommonAnswers(tracked);
    addRefusals({{404, "not found"}, {400, "rejected"}, {422, "rejected"}});
}

void KomerceGatewayTest::readsTrackAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    QCOMPARE(nameOf(track()), expected);
}

void KomerceGatewayTest::readsWhatTrackingSays()
{
    m_bench->answer(
        200,
        done(
            R"({"delivered":"true","summary":{"status":"ON PROCESS","shippper_name":"A","shipper_name":"A"},)"
            R"("delivery_status":{"status":"DELIVERED","pod_receiver":"SARI"},"manifest":[)"
            R"({"manifest_description":"later","manifest_date":"2026-03-03","manifest_time":"08:00:30"},)"
            R"({"manifest_description":"earlier","manifest_date":"2026-03-02","manifest_time":"20:10"}]})"));
    const auto report = track();
    QVERIFY(report);
    QCOMPARE(report->delivered, std::optional(true));
    QCOMPARE(report->status, QStringLiteral("DELIVERED"));
    QCOMPARE(report->events.size(), 2);
    QCOMPARE(report->events[0].description, QStringLiteral("earlier"));
    QCOMPARE(report->events[0].at, std::optional(Instant{1772457000000}));
    m_bench->answer(200, done(tracked));
    const auto underway = track();
    QCOMPARE(underway->delivered, std::optional(false));
    QCOMPARE(underway->status, QStringLiteral("ON PROCESS"));
}

void KomerceGatewayTest::sendsThePhonesEndToThoseWhoAsk()
{
    m_bench->answer(200, done(tracked));
    QVERIFY(track());
    QVERIFY(m_bench->lastRequest().startsWith(
        "POST /api/v1/track/waybill?awb=CGK1&courier=jne&last_phone_number=67890 HTTP/1.1\r\n"));
    QVERIFY(m_bench->lastRequest().endsWith("\r\n\r\n"));
    QCOMPARE(m_bench->log.calls.constLast().path,
             QStringLiteral("/api/v1/track/waybill?awb=CGK1&courier=jne&last_phone_number=…"));
    QVERIFY(track(QStringLiteral("sap")));
    QVERIFY(
        m_bench->lastRequest().startsWith("POST /api/v1/track/waybill?awb=CGK1&courier=sap HTTP/1.1\r\n"));
}

void KomerceGatewayTest::keepsWithinTheDaysCalls()
{
    m_bench->answer(200, done(tracked));
    QVERIFY(track());
    QVERIFY(track());
    const auto spent = track();
    QCOMPARE(spent.error().kind, ErrorKind::Unavailable);
    QCOMPARE(spent.error().code, QStringLiteral("quota"));
    QCOMPARE(m_bench->log.spentBy, QStringLiteral("rajaongkir"));
    QCOMPARE(m_bench->server.requests().size(), 2);
    // The other product has no such budget.
    m_bench->answer(200, done(detailed));
    QVERIFY(detail());
}

void KomerceGatewayTest::spendsNothingOnAPartnerThatIsDown()
{
    m_bench->breakers.rajaongkir.pause(std::chrono::seconds(10));
    QCOMPARE(track().error().code, QStringLiteral("rate-limited"));
    QCOMPARE(m_bench->log.spent, 0);
}

void KomerceGatewayTest::usesEachProductsOwnKey()
{
    m_bench->answer(200, done(detailed));
    QVERIFY(detail());
    QVERIFY(m_bench->lastRequest().contains("\r\nx-api-key: kunci-komship\r\n"));
    QVERIFY(!m_bench->lastRequest().contains("kunci-ongkir"));
    QVERIFY(track());
    QVERIFY(m_bench->lastRequest().contains("\r\nkey: kunci-ongkir\r\n"));
    QVERIFY(!m_bench->lastRequest().contains("kunci-komship"));
}

void KomerceGatewayTest::sendsAReasonIfAskedTo()
{
    m_bench->answer(200, done("null"));
    PartnerGateways asked({.midtrans = {},
                           .komerce = {.delivery = {m_bench->server.url(), "k"},
                                       .tracking = {},
                                       .cancelationReason = QStringLiteral("Dibatalkan penjual")}},
                          m_bench->breakers, m_bench->log, *m_bench, m_bench->clock);
    QVERIFY(asked.shipping().cancel(QStringLiteral("K1"), m_bench->purpose));
    QVERIFY(
        m_bench->lastRequest().endsWith(R"({"cancelation_reason":"Dibatalkan penjual","order_no":"K1"})"));
}

QTEST_GUILESS_MAIN(KomerceGatewayTest)
#include "komercegatewaytest.moc"
