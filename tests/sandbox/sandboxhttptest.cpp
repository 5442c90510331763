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

constexpr qint64 Patience = 20'000;

/// What a client sees of one call.
struct Seen
{
    int status = 0;
    QByteArray body;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

std::unique_ptr<SandboxProcess> process;

/// The program the tests share; each begins with a reset.
SandboxProcess &partners()
{
    return *process;
}

Seen ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
         qint64 patience = Patience, const QByteArray &more = {})
{
    const QByteArray basic = QByteArray(SandboxProcess::MidtransKey) + ':';
    const auto answer = LoopbackClient::send(
        {.method = method,
         .url = QUrl(partners().midtransUrl().toString() + path, QUrl::StrictMode),
         .headers = "Authorization: Basic " + basic.toBase64() +
                    "\r\nAccept: application/json\r\nContent-Type: application/json\r\n" + more,
         .body = body,
         .timeoutMilliseconds = patience});
    return {answer.status, answer.body};
}

Seen refund(qint64 patience = Patience)
{
    return ask("POST", QStringLiteral("/v2/ORD-1/refund"), R"({"refund_key":"K1","amount":1000})", patience);
}

Seen delivery(const QByteArray &method, const QString &path, const QByteArray &body = {},
              qint64 patience = Patience)
{
    const auto answer = LoopbackClient::send(
        {.method = method,
         .url = QUrl(partners().deliveryUrl().toString() + QStringLiteral("/order/api/v1/") + path),
         .headers = QByteArray("x-api-key: ") + SandboxProcess::DeliveryKey + "\r\n",
         .body = body,
         .timeoutMilliseconds = patience});
    return {answer.status, answer.body};
}

/// An order that the Delivery API accepts on the day the sandbox's clock begins with.
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

/// The faults over a real socket, and the program itself.
class SandboxHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { process = std::make_unique<SandboxProcess>(); }
    void cleanupTestCase() { process.reset(); }
    void init();
    void spoilsAnAnswer_data();
    void spoilsAnAnswer();
    void dressesAnAnswerUp_data();
    void dressesAnAnswerUp();
    void neverAnswers_data();
    void neverAnswers();
    void answersLateAndSlowly_data();
    void answersLateAndSlowly();
    void refusesConnections();
    void strikesWhatItIsMeantFor();
    void tellsWhenToComeBack();
    void countsARunningRequest();
    void storesWithoutSayingSo();
    void cancelsWithoutSayingSo();
    void isTheSameForTheSameSeed();
    void runsWithTheMachine();
    void refusesNonsense_data();
    void refusesNonsense();
    void endsWithItsInput();
};

void SandboxHttpTest::init()
{
    partners().reset();
    partners().setPort(QStringLiteral("midtrans"), true);
    partners().createTransaction({.orderId = QStringLiteral("ORD-1")});
}

void SandboxHttpTest::spoilsAnAnswer_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("effect");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<int>("status"); // 0: none at all.
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
    QTest::newRow("G4 cut off in the middle")
        << QStringLiteral("cut") << true << QJsonObject() << 200 << false;
    QTest::newRow("G4 HTML") << QStringLiteral("html") << false << QJsonObject() << 200 << false;
    QTest::newRow("G4 429") << QStringLiteral("rate_limit") << false << QJsonObject() << 429 << true;
}

void SandboxHttpTest::spoilsAnAnswer()
{
    QFETCH(QString, answer);
    QFETCH(bool, effect);
    QFETCH(QJsonObject, more);
    partners().addFault(
        {.endpoint = QStringLiteral("midtrans.refund"), .answer = answer, .hasEffect = effect, .more = more});
    const Seen seen = refund();
    QTEST(seen.status, "status");
    QTEST(!seen.json().isEmpty(), "isJson");
    QCOMPARE(partners().effects(QStringLiteral("refund")).size(), effect ? 1 : 0);
    QCOMPARE(partners().requests(QStringLiteral("midtrans.refund")).size(), 1);
    // It struck once.
    QCOMPARE(refund().json().value(QStringLiteral("status_code")).toString(),
             effect ? QStringLiteral("406") : QStringLiteral("200"));
}

void SandboxHttpTest::dressesAnAnswerUp_data()
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

void SandboxHttpTest::dressesAnAnswerUp()
{
    QFETCH(QString, answer);
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QCOMPARE(refund().status, 200);
    partners().addFault({.endpoint = QStringLiteral("midtrans.status"), .answer = answer});
    const QJsonObject dressed = ask("GET", statusPath()).json();
    const QJsonObject plain = ask("GET", statusPath()).json();
    QJsonValue seen = dressed.value(field);
    if (field == QLatin1String("refunds"))
        seen = seen.toArray().at(0).toObject().value(QStringLiteral("refund_chargeback_id"));
    QCOMPARE(seen, value);
    QVERIFY(plain != dressed);
}

void SandboxHttpTest::neverAnswers_data()
{
    QTest::addColumn<bool>("effect");
    QTest::newRow("G4 without effect") << false;
    QTest::newRow("G4 after the effect") << true;
}

void SandboxHttpTest::neverAnswers()
{
    QFETCH(bool, effect);
    partners().addFault({.endpoint = QStringLiteral("midtrans.refund"),
                         .answer = QStringLiteral("hang"),
                         .hasEffect = effect});
    QCOMPARE(refund(300).status, 0);
    QCOMPARE(partners().effects(QStringLiteral("refund")).size(), effect ? 1 : 0);
    // Others are served meanwhile.
    QCOMPARE(ask("GET", statusPath()).status, 200);
}

void SandboxHttpTest::answersLateAndSlowly_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<qint64>("patience");
    QTest::addColumn<int>("status");
    QTest::newRow("G4 late, and waited for") << QStringLiteral("delay") << qint64(50) << Patience << 200;
    QTest::newRow("G4 later than the client waits")
        << QStringLiteral("delay") << qint64(60'000) << qint64(300) << 0;
    QTest::newRow("G4 a slow trickle") << QStringLiteral("trickle") << qint64(2) << Patience << 200;
}

void SandboxHttpTest::answersLateAndSlowly()
{
    QFETCH(QString, answer);
    QFETCH(qint64, milliseconds);
    QFETCH(qint64, patience);
    partners().addFault({.endpoint = QStringLiteral("midtrans.status"),
                         .answer = answer,
                         .more = {{QStringLiteral("milliseconds"), milliseconds}}});
    QElapsedTimer timer;
    timer.start();
    const Seen seen = ask("GET", statusPath(), {}, patience);
    QTEST(seen.status, "status");
    QVERIFY(timer.elapsed() >= std::min(milliseconds, patience));
    QCOMPARE(seen.json().isEmpty(), seen.status == 0);
}

void SandboxHttpTest::refusesConnections()
{
    partners().setPort(QStringLiteral("midtrans"), false);
    QCOMPARE(refund().status, 0);
    QCOMPARE(partners().requests(QString()).size(), 0);
    partners().setPort(QStringLiteral("midtrans"), true);
    QCOMPARE(refund().status, 200);
}

void SandboxHttpTest::strikesWhatItIsMeantFor()
{
    const QString id = partners().createTransaction({.orderId = QStringLiteral("ORD-2")});
    partners().addFault({.endpoint = QStringLiteral("midtrans.*"),
                         .answer = QStringLiteral("status"),
                         .subject = QStringLiteral("ORD-2"),
                         .count = 2,
                         .more = {{QStringLiteral("skip"), 1}}});
    const QString path = QStringLiteral("/v2/%1/status").arg(id);
    QCOMPARE(ask("GET", statusPath()).status, 200);
    QCOMPARE(ask("GET", path).status, 200); // Let pass.
    QCOMPARE(ask("GET", path).status, 500); // The order is known by its transaction, too.
    QCOMPARE(ask("GET", statusPath()).status, 200);
    QCOMPARE(ask("GET", path).status, 500);
    QCOMPARE(ask("GET", path).status, 200); // Used up.
}

void SandboxHttpTest::tellsWhenToComeBack()
{
    partners().addFault(
        {.answer = QStringLiteral("rate_limit"), .more = {{QStringLiteral("retry_after"), 7}}});
    const sandbox::LoopbackClient::Answer answer =
        LoopbackClient::send({.url = QUrl(partners().midtransUrl().toString() + statusPath())});
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.retryAfter, QByteArray("7"));
}

void SandboxHttpTest::countsARunningRequest()
{
    partners().addFault({.endpoint = QStringLiteral("midtrans.refund"),
                         .answer = QStringLiteral("hang"),
                         .hasEffect = true,
                         .more = {{QStringLiteral("milliseconds"), 10'000}}});
    const QByteArray key = "Idempotency-Key: one\r\n";
    const QString path = QStringLiteral("/v2/ORD-1/refund");
    QCOMPARE(ask("POST", path, "{}", 300, key).status, 0);
    QCOMPARE(ask("POST", path, "{}", Patience, key).status, 202);
    partners().advance(10);
    QCOMPARE(ask("POST", path, "{}", Patience, key).json().value(QStringLiteral("status_code")).toString(),
             QStringLiteral("200"));
    QCOMPARE(partners().effects(QStringLiteral("refund")).size(), 1);
}

void SandboxHttpTest::storesWithoutSayingSo()
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

void SandboxHttpTest::cancelsWithoutSayingSo()
{
    const QString orderNo = partners().createParcel(QStringLiteral("packing")).orderNo;
    partners().addFault({.endpoint = QStringLiteral("komerce.cancel"),
                         .answer = QStringLiteral("hang"),
                         .hasEffect = true,
                         .subject = orderNo});
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("order_no"), orderNo}}).toJson();
    QCOMPARE(delivery("PUT", QStringLiteral("orders/cancel"), body, 300).status, 0);
    QCOMPARE(delivery("PUT", QStringLiteral("orders/cancel"), body).status, 422);
    const Seen seen = delivery("GET", QStringLiteral("orders/detail?order_no=") + orderNo);
    QCOMPARE(
        seen.json().value(QStringLiteral("data")).toObject().value(QStringLiteral("order_status")).toString(),
        QStringLiteral("Dibatalkan"));
    QCOMPARE(partners().effects(QStringLiteral("cancelled"), orderNo).size(), 1);
}

void SandboxHttpTest::isTheSameForTheSameSeed()
{
    const auto story = [] {
        partners().reset();
        QString told = partners().createTransaction({.orderId = QStringLiteral("ORD-5")});
        const SandboxProcess::Parcel parcel = partners().createParcel(QStringLiteral("in_transit"));
        partners().advance(600);
        told += parcel.orderNo + parcel.awb;
        return told +
               QString::fromUtf8(QJsonDocument(partners().effects(QStringLiteral("in_transit"))).toJson());
    };
    const QString first = story();
    QCOMPARE(story(), first);
    partners().call("POST", QStringLiteral("reset"),
                    {{QStringLiteral("seed"), 2},
                     {QStringLiteral("start"), QStringLiteral("2026-03-02T10:00:00+07:00")}});
    const QString other = partners().createTransaction({.orderId = QStringLiteral("ORD-5")});
    QVERIFY(!first.startsWith(other));
    partners().call("POST", QStringLiteral("reset"),
                    {{QStringLiteral("seed"), 1},
                     {QStringLiteral("start"), QStringLiteral("2026-03-02T10:00:00+07:00")}});
}

void SandboxHttpTest::runsWithTheMachine()
{
    partners().changeMidtrans({{QStringLiteral("automatic_pay_seconds"), 0}});
    partners().createTransaction({.orderId = QStringLiteral("ORD-2"), .status = QStringLiteral("pending")});
    partners().setClock(QStringLiteral("running"));
    QTRY_COMPARE(partners().effects(QStringLiteral("settlement"), QStringLiteral("ORD-2")).size(), 1);
}

void SandboxHttpTest::refusesNonsense_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST";
    QTest::newRow("a fault of an unknown kind")
        << post << QStringLiteral("faults")
        << QJsonObject{{QStringLiteral("answer"), QStringLiteral("sneeze")}} << 400;
    QTest::newRow("a fault with a misspelt field")
        << post << QStringLiteral("faults")
        << QJsonObject{{QStringLiteral("answer"), QStringLiteral("drop")}, {QStringLiteral("subjct"), 1}}
        << 400;
    QTest::newRow("a true answer without its effect")
        << post << QStringLiteral("faults")
        << QJsonObject{{QStringLiteral("answer"), QStringLiteral("truncated")},
                       {QStringLiteral("effect"), false}}
        << 400;
    QTest::newRow("an unknown switch") << QByteArray("PATCH") << QStringLiteral("midtrans/settings")
                                       << QJsonObject{{QStringLiteral("colour"), 1}} << 400;
    QTest::newRow("time that goes back")
        << post << QStringLiteral("clock") << QJsonObject{{QStringLiteral("advance_seconds"), -1}} << 400;
    QTest::newRow("an unknown order")
        << post << QStringLiteral("midtrans/transactions/ORD-9/pay") << QJsonObject() << 404;
    QTest::newRow("an impossible change")
        << post << QStringLiteral("midtrans/transactions/ORD-1/authorize") << QJsonObject() << 409;
    QTest::newRow("an unknown webhook mode")
        << post << QStringLiteral("midtrans/webhook-plans")
        << QJsonObject{{QStringLiteral("mode"), QStringLiteral("odd")}} << 400;
}

void SandboxHttpTest::refusesNonsense()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    QTEST(partners().call(method, path, body).value(QStringLiteral("http")).toInt(), "status");
}

void SandboxHttpTest::endsWithItsInput()
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
