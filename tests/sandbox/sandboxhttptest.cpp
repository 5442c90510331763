#include "loopbackclient.h"
#include "sandboxprocess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace meja;
using sandbox::LoopbackClient;

namespace {

constexpr qint64 longTimeout = 20'000; ///< Milliseconds.

/// The response to one call.
struct HttpResult
{
    int status = 0;
    QByteArray body;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

std::unique_ptr<SandboxProcess> process;

/// The program that all tests use; each test starts with a reset.
SandboxProcess &partners()
{
    return *process;
}

HttpResult call(const QByteArray &method, const QString &path, const QByteArray &body = {},
                qint64 timeout = longTimeout, const QByteArray &more = {})
{
    const QByteArray basic = QByteArray(SandboxProcess::midtransKey) + ':';
    const auto response = LoopbackClient::send(
        {.method = method,
         .url = QUrl(partners().midtransUrl().toString() + path, QUrl::StrictMode),
         .headers = "Authorization: Basic " + basic.toBase64() +
                    "\r\nAccept: application/json\r\nContent-Type: application/json\r\n" + more,
         .body = body,
         .timeoutMilliseconds = timeout});
    return {response.status, response.body};
}

HttpResult refund(qint64 timeout = longTimeout)
{
    return call("POST", QStringLiteral("/v2/ORD-1/refund"), R"({"refund_key":"K1","amount":1000})", timeout);
}

HttpResult delivery(const QByteArray &method, const QString &path, const QByteArray &body = {},
                    qint64 timeout = longTimeout)
{
    const auto response = LoopbackClient::send(
        {.method = method,
         .url = QUrl(partners().deliveryUrl().toString() + QStringLiteral("/order/api/v1/") + path),
         .headers = QByteArray("x-api-key: ") + SandboxProcess::deliveryKey + "\r\n",
         .body = body,
         .timeoutMilliseconds = timeout});
    return {response.status, response.body};
}

/// A valid store request for the first day of the sandbox's clock.
QJsonObject storeBody()
{
    return QJsonDocument::fromJson(R"({"order_date":"2026-03-02","brand_name":"T","shipper_name":"T",
        "shipper_phone":"6281","shipper_destination_id":1,"shipper_address":"J","shipper_email":"t@example.org",
        "receiver_name":"S","receiver_phone":"6282","receiver_destination_id":2,"receiver_address":"J",
        "shipping":"JNE","shipping_type":"REG23","payment_method":"BANK TRANSFER","shipping_cost":12000,
        "shipping_cashback":0,"service_fee":0,"additional_cost":0,"grand_total":50000,"cod_value":0,
        "insurance_value":0,"notes":"ORD-1","order_details":[{"product_name":"Kopi","product_variant_name":"",
        "product_price":50000,"product_weight":500,"product_width":1,"product_height":1,"product_length":1,
        "qty":1,"subtotal":50000}]})")
        .object();
}

QString statusPath()
{
    return QStringLiteral("/v2/ORD-1/status");
}

} // namespace

/// Faults over real sockets, and the program itself.
class SandboxHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { process = std::make_unique<SandboxProcess>(); }
    void cleanupTestCase() { process.reset(); }
    void init();
    void sendsFaultyResponses_data();
    void sendsFaultyResponses();
    void changesResponseFields_data();
    void changesResponseFields();
    void sendsNoResponse_data();
    void sendsNoResponse();
    void respondsLateAndSlowly_data();
    void respondsLateAndSlowly();
    void refusesConnections();
    void appliesFaultsToMatchingCalls();
    void sendsRetryAfter();
    void responds202WhileARequestRuns();
    void storesWithoutAResponse();
    void cancelsWithoutAResponse();
    void repeatsRunsWithTheSameSeed();
    void runsWithTheMachinesTime();
    void refusesInvalidAdminRequests_data();
    void refusesInvalidAdminRequests();
    void endsWhenInputIsClosed();
};

void SandboxHttpTest::init()
{
    partners().reset();
    partners().setPort(QStringLiteral("midtrans"), true);
    partners().createTransaction({.orderId = QStringLiteral("ORD-1")});
}

void SandboxHttpTest::sendsFaultyResponses_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("effect");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<int>("status"); // 0: no response.
    QTest::addColumn<bool>("isJson");
    const QJsonObject s503{{QStringLiteral("status"), 503}};
    QTest::newRow("G4 dropped without effect")
        << QStringLiteral("drop") << false << QJsonObject() << 0 << false;
    QTest::newRow("G4 dropped after the effect")
        << QStringLiteral("drop") << true << QJsonObject() << 0 << false;
    QTest::newRow("G4 500 without effect")
        << QStringLiteral("status") << false << QJsonObject() << 500 << true;
    QTest::newRow("G4 500 after the effect")
        << QStringLiteral("status") << true << QJsonObject() << 500 << true;
    QTest::newRow("G4 503 after the effect") << QStringLiteral("status") << true << s503 << 503 << true;
    QTest::newRow("G4 empty body") << QStringLiteral("empty") << true << QJsonObject() << 200 << false;
    QTest::newRow("G4 truncated JSON")
        << QStringLiteral("truncated") << true << QJsonObject() << 200 << false;
    QTest::newRow("G4 interrupted") << QStringLiteral("cut") << true << QJsonObject() << 200 << false;
    QTest::newRow("G4 HTML") << QStringLiteral("html") << false << QJsonObject() << 200 << false;
    QTest::newRow("G4 429") << QStringLiteral("rate_limit") << false << QJsonObject() << 429 << true;
}

void SandboxHttpTest::sendsFaultyResponses()
{
    QFETCH(QString, answer);
    QFETCH(bool, effect);
    QFETCH(QJsonObject, more);
    partners().addFault(
        {.endpoint = QStringLiteral("midtrans.refund"), .answer = answer, .hasEffect = effect, .more = more});
    const HttpResult result = refund();
    QTEST(result.status, "status");
    QTEST(!result.json().isEmpty(), "isJson");
    QCOMPARE(partners().effects(QStringLiteral("refund")).size(), effect ? 1 : 0);
    QCOMPARE(partners().requests(QStringLiteral("midtrans.refund")).size(), 1);
    // The fault affected one call.
    QCOMPARE(refund().json().value(QStringLiteral("status_code")).toString(),
             effect ? QStringLiteral("406") : QStringLiteral("200"));
}

void SandboxHttpTest::changesResponseFields_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("G5 extra fields") << QStringLiteral("extra_fields") << QStringLiteral("x_new_list")
                                     << QJsonValue(QJsonArray{1, QStringLiteral("two")});
    QTest::newRow("G5 missing fields") << QStringLiteral("missing_fields") << QStringLiteral("fraud_status")
                                       << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("G5 upper-case status")
        << QStringLiteral("upper_case") << QStringLiteral("transaction_status")
        << QJsonValue(QStringLiteral("PARTIAL_REFUND"));
    QTest::newRow("G5 numbers as strings")
        << QStringLiteral("numbers_as_strings") << QStringLiteral("refunds")
        << QJsonValue(QStringLiteral("90001"));
}

void SandboxHttpTest::changesResponseFields()
{
    QFETCH(QString, answer);
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QCOMPARE(refund().status, 200);
    partners().addFault({.endpoint = QStringLiteral("midtrans.status"), .answer = answer});
    const QJsonObject changed = call("GET", statusPath()).json();
    const QJsonObject plain = call("GET", statusPath()).json();
    QJsonValue result = changed.value(field);
    if (field == QLatin1String("refunds"))
        result = result.toArray().at(0).toObject().value(QStringLiteral("refund_chargeback_id"));
    QCOMPARE(result, value);
    QVERIFY(plain != changed);
}

void SandboxHttpTest::sendsNoResponse_data()
{
    QTest::addColumn<bool>("effect");
    QTest::newRow("G4 without effect") << false;
    QTest::newRow("G4 after the effect") << true;
}

void SandboxHttpTest::sendsNoResponse()
{
    QFETCH(bool, effect);
    partners().addFault({.endpoint = QStringLiteral("midtrans.refund"),
                         .answer = QStringLiteral("hang"),
                         .hasEffect = effect});
    QCOMPARE(refund(300).status, 0);
    QCOMPARE(partners().effects(QStringLiteral("refund")).size(), effect ? 1 : 0);
    // Other calls are processed at the same time.
    QCOMPARE(call("GET", statusPath()).status, 200);
}

void SandboxHttpTest::respondsLateAndSlowly_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<qint64>("timeout");
    QTest::addColumn<int>("status");
    QTest::newRow("G4 delayed") << QStringLiteral("delay") << qint64(50) << longTimeout << 200;
    QTest::newRow("G4 delayed beyond the client's timeout")
        << QStringLiteral("delay") << qint64(60'000) << qint64(300) << 0;
    QTest::newRow("G4 small pieces") << QStringLiteral("trickle") << qint64(2) << longTimeout << 200;
}

void SandboxHttpTest::respondsLateAndSlowly()
{
    QFETCH(QString, answer);
    QFETCH(qint64, milliseconds);
    QFETCH(qint64, timeout);
    partners().addFault({.endpoint = QStringLiteral("midtrans.status"),
                         .answer = answer,
                         .more = {{QStringLiteral("milliseconds"), milliseconds}}});
    QElapsedTimer timer;
    timer.start();
    const HttpResult result = call("GET", statusPath(), {}, timeout);
    QTEST(result.status, "status");
    QVERIFY(timer.elapsed() >= std::min(milliseconds, timeout));
    QCOMPARE(result.json().isEmpty(), result.status == 0);
}

void SandboxHttpTest::refusesConnections()
{
    partners().setPort(QStringLiteral("midtrans"), false);
    QCOMPARE(refund().status, 0);
    QCOMPARE(partners().requests(QString()).size(), 0);
    partners().setPort(QStringLiteral("midtrans"), true);
    QCOMPARE(refund().status, 200);
}

void SandboxHttpTest::appliesFaultsToMatchingCalls()
{
    const QString id = partners().createTransaction({.orderId = QStringLiteral("ORD-2")});
    partners().addFault({.endpoint = QStringLiteral("midtrans.*"),
                         .answer = QStringLiteral("status"),
                         .subject = QStringLiteral("ORD-2"),
                         .count = 2,
                         .more = {{QStringLiteral("skip"), 1}}});
    const QString path = QStringLiteral("/v2/%1/status").arg(id);
    QCOMPARE(call("GET", statusPath()).status, 200);
    QCOMPARE(call("GET", path).status, 200); // Skipped.
    QCOMPARE(call("GET", path).status, 500); // The order is also found by its transaction id.
    QCOMPARE(call("GET", statusPath()).status, 200);
    QCOMPARE(call("GET", path).status, 500);
    QCOMPARE(call("GET", path).status, 200); // No longer active.
}

void SandboxHttpTest::sendsRetryAfter()
{
    partners().addFault(
        {.answer = QStringLiteral("rate_limit"), .more = {{QStringLiteral("retry_after"), 7}}});
    const sandbox::LoopbackClient::Response response =
        LoopbackClient::send({.url = QUrl(partners().midtransUrl().toString() + statusPath())});
    QCOMPARE(response.status, 429);
    QCOMPARE(response.retryAfter, QByteArray("7"));
}

void SandboxHttpTest::responds202WhileARequestRuns()
{
    partners().addFault({.endpoint = QStringLiteral("midtrans.refund"),
                         .answer = QStringLiteral("hang"),
                         .hasEffect = true,
                         .more = {{QStringLiteral("milliseconds"), 10'000}}});
    const QByteArray key = "Idempotency-Key: one\r\n";
    const QString path = QStringLiteral("/v2/ORD-1/refund");
    QCOMPARE(call("POST", path, "{}", 300, key).status, 0);
    QCOMPARE(call("POST", path, "{}", longTimeout, key).status, 202);
    partners().advance(10);
    QCOMPARE(
        call("POST", path, "{}", longTimeout, key).json().value(QStringLiteral("status_code")).toString(),
        QStringLiteral("200"));
    QCOMPARE(partners().effects(QStringLiteral("refund")).size(), 1);
}

void SandboxHttpTest::storesWithoutAResponse()
{
    partners().addFault(
        {.endpoint = QStringLiteral("komerce.store"), .answer = QStringLiteral("drop"), .hasEffect = true});
    const QByteArray body = QJsonDocument(storeBody()).toJson();
    QCOMPARE(delivery("POST", QStringLiteral("orders/store"), body).status, 0);
    QCOMPARE(partners().effects(QStringLiteral("store")).size(), 1);
    QCOMPARE(partners().sum(QStringLiteral("balance")), -12'000);
    QCOMPARE(delivery("POST", QStringLiteral("orders/store"), body).status, 201);
    QCOMPARE(partners().effects(QStringLiteral("store")).size(), 2);
}

void SandboxHttpTest::cancelsWithoutAResponse()
{
    const QString orderNo = partners().createParcel(QStringLiteral("packing")).orderNo;
    partners().addFault({.endpoint = QStringLiteral("komerce.cancel"),
                         .answer = QStringLiteral("hang"),
                         .hasEffect = true,
                         .subject = orderNo});
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("order_no"), orderNo}}).toJson();
    QCOMPARE(delivery("PUT", QStringLiteral("orders/cancel"), body, 300).status, 0);
    QCOMPARE(delivery("PUT", QStringLiteral("orders/cancel"), body).status, 422);
    const HttpResult result = delivery("GET", QStringLiteral("orders/detail?order_no=") + orderNo);
    QCOMPARE(result.json()
                 .value(QStringLiteral("data"))
                 .toObject()
                 .value(QStringLiteral("order_status"))
                 .toString(),
             QStringLiteral("Dibatalkan"));
    QCOMPARE(partners().effects(QStringLiteral("cancelled"), orderNo).size(), 1);
}

void SandboxHttpTest::repeatsRunsWithTheSameSeed()
{
    const auto run = [] {
        partners().reset();
        QString text = partners().createTransaction({.orderId = QStringLiteral("ORD-5")});
        const SandboxProcess::Parcel parcel = partners().createParcel(QStringLiteral("in_transit"));
        partners().advance(600);
        text += parcel.orderNo + parcel.awb;
        return text +
               QString::fromUtf8(QJsonDocument(partners().effects(QStringLiteral("in_transit"))).toJson());
    };
    const QString first = run();
    QCOMPARE(run(), first);
    partners().call("POST", QStringLiteral("reset"),
                    {{QStringLiteral("seed"), 2},
                     {QStringLiteral("start"), QStringLiteral("2026-03-02T10:00:00+07:00")}});
    const QString other = partners().createTransaction({.orderId = QStringLiteral("ORD-5")});
    QVERIFY(!first.startsWith(other));
    partners().call("POST", QStringLiteral("reset"),
                    {{QStringLiteral("seed"), 1},
                     {QStringLiteral("start"), QStringLiteral("2026-03-02T10:00:00+07:00")}});
}

void SandboxHttpTest::runsWithTheMachinesTime()
{
    partners().changeMidtrans({{QStringLiteral("automatic_pay_seconds"), 0}});
    partners().createTransaction({.orderId = QStringLiteral("ORD-2"), .status = QStringLiteral("pending")});
    partners().setClock(QStringLiteral("running"));
    QTRY_COMPARE(partners().effects(QStringLiteral("settlement"), QStringLiteral("ORD-2")).size(), 1);
}

void SandboxHttpTest::refusesInvalidAdminRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST";
    QTest::newRow("unknown fault") << post << QStringLiteral("faults")
                                   << QJsonObject{{QStringLiteral("answer"), QStringLiteral("unknown")}}
                                   << 400;
    QTest::newRow("fault with an unknown field")
        << post << QStringLiteral("faults")
        << QJsonObject{{QStringLiteral("answer"), QStringLiteral("drop")}, {QStringLiteral("subjct"), 1}}
        << 400;
    QTest::newRow("normal response without its effect")
        << post << QStringLiteral("faults")
        << QJsonObject{{QStringLiteral("answer"), QStringLiteral("truncated")},
                       {QStringLiteral("effect"), false}}
        << 400;
    QTest::newRow("unknown setting") << QByteArray("PATCH") << QStringLiteral("midtrans/settings")
                                     << QJsonObject{{QStringLiteral("colour"), 1}} << 400;
    QTest::newRow("clock set back") << post << QStringLiteral("clock")
                                    << QJsonObject{{QStringLiteral("advance_seconds"), -1}} << 400;
    QTest::newRow("unknown order") << post << QStringLiteral("midtrans/transactions/ORD-9/pay")
                                   << QJsonObject() << 404;
    QTest::newRow("invalid transition")
        << post << QStringLiteral("midtrans/transactions/ORD-1/authorize") << QJsonObject() << 409;
    QTest::newRow("unknown webhook mode")
        << post << QStringLiteral("midtrans/webhook-plans")
        << QJsonObject{{QStringLiteral("mode"), QStringLiteral("odd")}} << 400;
}

void SandboxHttpTest::refusesInvalidAdminRequests()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    QTEST(partners().call(method, path, body).value(QStringLiteral("http")).toInt(), "status");
}

void SandboxHttpTest::endsWhenInputIsClosed()
{
    qint64 processId = 0;
    {
        const SandboxProcess another;
        processId = another.processId();
        QVERIFY(processId > 0);
    }
    QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(processId)));
}

QTEST_GUILESS_MAIN(SandboxHttpTest)
#include "sandboxhttptest.moc"
