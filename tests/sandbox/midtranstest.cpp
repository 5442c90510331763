#include "midtransdocument.h"
#include "sandboxfixture.h"

#include <QTest>

using namespace meja::sandbox;

namespace {

const QString getMethod = QStringLiteral("GET");
const QString postMethod = QStringLiteral("POST");

QString path(const char *action, const QString &id = QStringLiteral("ORD-1"))
{
    return QStringLiteral("v2/%1/%2").arg(id, QLatin1String(action));
}

} // namespace

/// The emulated Core API: statuses, credentials and headers. Refunds and notifications have their own tests.
class MidtransTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsOnlyDocumentedTransitions_data();
    void allowsOnlyDocumentedTransitions();
    void changesStatusAutomatically_data();
    void changesStatusAutomatically();
    void cancelsAndExpires_data();
    void cancelsAndExpires();
    void returnsTheStatusCode_data();
    void returnsTheStatusCode();
    void sendsErrorsWithHttpStatus_data();
    void sendsErrorsWithHttpStatus();
    void isFoundBy_data();
    void isFoundBy();
    void checksCredentials_data();
    void checksCredentials();
    void honoursIdempotencyKeys_data();
    void honoursIdempotencyKeys();
    void ignoresIdempotencyKeysForPermata();
    void isChargedBackInParts();
    void responds202WhileTheFirstRequestRuns();
    void chargesAnOrderOnce();
    void signsTheAmountAsText();
    void showsJakartaTimeWithoutOffset();
};

void MidtransTest::allowsOnlyDocumentedTransitions_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("bank");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("to"); // Empty: refused, the status does not change.
    const auto row = [](const char *name, const char *type, const char *bank, const char *from,
                        const char *action, const char *to) {
        QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(bank)
                            << QString::fromLatin1(from) << QString::fromLatin1(action)
                            << QString::fromLatin1(to);
    };
    row("M1 pending is paid", "gopay", "", "pending", "pay", "settlement");
    row("M1 a pending card is captured", "credit_card", "bca", "pending", "pay", "capture");
    row("M1 only cards are captured", "gopay", "", "pending", "capture", "");
    row("M1 pending is denied", "gopay", "", "pending", "deny", "deny");
    row("M1 authorised is captured", "credit_card", "bca", "authorize", "capture", "capture");
    row("M1 authorised expires", "credit_card", "bca", "authorize", "expire", "expire");
    row("M1 captured settles", "credit_card", "bca", "capture", "settle", "settlement");
    row("M1 settled is charged back", "credit_card", "bca", "settlement", "chargeback", "chargeback");
    row("M1 pending cannot be charged back", "credit_card", "bca", "pending", "chargeback", "");
    row("M1 Permata's settlement is reversed", "bank_transfer", "permata", "settlement", "reverse", "deny");
    row("M1 Mandiri Bill is reversed", "echannel", "", "settlement", "reverse", "deny");
    row("M1 BCA's settlement is not reversed", "bank_transfer", "bca", "settlement", "reverse", "");
    row("M1 denied settles later", "gopay", "", "deny", "settle", "settlement");
    row("M1 expired is final", "gopay", "", "expire", "settle", "");
    row("M1 cancelled is final", "gopay", "", "cancel", "settle", "");
    row("M1 failed is final", "gopay", "", "failure", "settle", "");
    row("M1 settled cannot be cancelled", "gopay", "", "settlement", "cancel", "");
}

void MidtransTest::allowsOnlyDocumentedTransitions()
{
    QFETCH(QString, type);
    QFETCH(QString, bank);
    QFETCH(QString, from);
    QFETCH(QString, action);
    QFETCH(QString, to);
    SandboxFixture sandbox;
    sandbox.transaction(type, from, {{QStringLiteral("bank"), bank}});
    QCOMPARE(sandbox.act(action), !to.isEmpty());
    QCOMPARE(sandbox.statusOf(), to.isEmpty() ? from : to);
}

void MidtransTest::changesStatusAutomatically_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("action");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const QJsonObject permata{{QStringLiteral("payment_type"), QStringLiteral("bank_transfer")},
                              {QStringLiteral("bank"), QStringLiteral("permata")},
                              {QStringLiteral("status"), QStringLiteral("pending")},
                              {QStringLiteral("will_be_reversed"), true}};
    const QJsonObject card{{QStringLiteral("payment_type"), QStringLiteral("credit_card")},
                           {QStringLiteral("status"), QStringLiteral("pending")}};
    QTest::newRow("M1 reversal within five minutes")
        << permata << QStringLiteral("pay") << qint64(300) << QStringLiteral("settlement")
        << QStringLiteral("deny");
    QTest::newRow("M1 no reversal within the first minute")
        << permata << QStringLiteral("pay") << qint64(59) << QStringLiteral("settlement")
        << QStringLiteral("settlement");
    QTest::newRow("M1 capture settles after a day")
        << card << QStringLiteral("pay") << qint64(86'400) << QStringLiteral("capture")
        << QStringLiteral("settlement");
    QTest::newRow("M1 pending expires after a day")
        << card << QString() << qint64(86'400) << QStringLiteral("pending") << QStringLiteral("expire");
}

void MidtransTest::changesStatusAutomatically()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, action);
    QFETCH(qint64, seconds);
    SandboxFixture sandbox;
    sandbox.transaction({}, {}, body);
    QVERIFY(action.isEmpty() || sandbox.act(action));
    QTEST(sandbox.statusOf(), "before");
    sandbox.pass(seconds * oneSecond);
    QTEST(sandbox.statusOf(), "after");
}

void MidtransTest::cancelsAndExpires_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("bank");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const char *type, const char *bank, const char *from,
                        const char *action, int code, const char *to) {
        QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(bank)
                            << QString::fromLatin1(from) << QString::fromLatin1(action) << code
                            << QString::fromLatin1(to);
    };
    row("M4 cancel pending", "gopay", "", "pending", "cancel", 200, "cancel");
    row("M4 cancel authorised", "credit_card", "bca", "authorize", "cancel", 200, "cancel");
    row("M4 cancel captured", "credit_card", "bca", "capture", "cancel", 200, "cancel");
    row("M4 BNI cancels only after the capture", "credit_card", "bni", "authorize", "cancel", 412,
        "authorize");
    row("M4 cancel settled", "gopay", "", "settlement", "cancel", 412, "settlement");
    row("M4 cancel cancelled", "gopay", "", "cancel", "cancel", 412, "cancel");
    row("M4 cancel expired", "gopay", "", "expire", "cancel", 412, "expire");
    row("M4 expire pending", "gopay", "", "pending", "expire", 407, "expire");
    row("M4 expire authorised", "credit_card", "bca", "authorize", "expire", 412, "authorize");
}

void MidtransTest::cancelsAndExpires()
{
    QFETCH(QString, type);
    QFETCH(QString, bank);
    QFETCH(QString, from);
    QFETCH(QString, action);
    QFETCH(int, code);
    SandboxFixture sandbox;
    sandbox.transaction(type, from, {{QStringLiteral("bank"), bank}});
    const Reply reply = sandbox.midtrans(postMethod, path(qPrintable(action)));
    QCOMPARE(bodyCode(reply), code);
    QTEST(sandbox.statusOf(), "to");
    QCOMPARE(sandbox.state.context.ledger.count(action), code == 412 ? 0 : 1);
    sandbox.pass(oneMinute);
    if (code != 412)
        QVERIFY2(sandbox.sent.last().body.contains("\"status_code\":\"202\""), "the notification says 202");
}

void MidtransTest::returnsTheStatusCode_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("M3 settled") << QStringLiteral("settlement") << 200;
    QTest::newRow("M3 pending") << QStringLiteral("pending") << 201;
    QTest::newRow("M3 denied") << QStringLiteral("deny") << 202;
    QTest::newRow("M3 expired") << QStringLiteral("expire") << 407;
    QTest::newRow("M3 no payment method chosen yet") << QString() << 404;
}

void MidtransTest::returnsTheStatusCode()
{
    QFETCH(QString, status);
    QFETCH(int, code);
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), status);
    const Reply reply = sandbox.midtrans(getMethod, path("status"));
    QCOMPARE(bodyCode(reply), code);
    QVERIFY2(reply.body.value(QStringLiteral("status_code")).isString(), "M2 the code is a string");
    QCOMPARE(text(reply, "transaction_status"), status);
}

void MidtransTest::sendsErrorsWithHttpStatus_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("matching"); // HTTP status with `httpCodesMatchBody`.
    QTest::addColumn<int>("usual");    // HTTP status without it.
    const QString order = QStringLiteral("ORD-1");
    const QString refund = QStringLiteral("refund");
    QTest::newRow("M2 412") << order << QStringLiteral("cancel") << QJsonObject() << 412 << 412 << 200;
    QTest::newRow("M2 414") << order << refund << QJsonObject{{QStringLiteral("amount"), 185'001}} << 414
                            << 414 << 200;
    QTest::newRow("M2 406") << order << refund
                            << QJsonObject{{QStringLiteral("refund_key"), QStringLiteral("K1")}} << 406 << 406
                            << 200;
    QTest::newRow("M2 202 is not an HTTP error")
        << QStringLiteral("ORD-2") << refund << QJsonObject() << 202 << 200 << 200;
    QTest::newRow("M2 404") << QStringLiteral("ORD-9") << refund << QJsonObject() << 404 << 404 << 200;
    QTest::newRow("M2 400 for an invalid key")
        << order << refund << QJsonObject{{QStringLiteral("refund_key"), QStringLiteral("a b")}} << 400 << 400
        << 400;
}

void MidtransTest::sendsErrorsWithHttpStatus()
{
    QFETCH(QString, id);
    QFETCH(QString, action);
    QFETCH(QJsonObject, body);
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    sandbox
        .transaction(QStringLiteral("gopay"), QStringLiteral("settlement"),
                     {{QStringLiteral("order_id"), QStringLiteral("ORD-2")}})
        .refundsToDeny = 2;
    QCOMPARE(bodyCode(sandbox.refund(
                 {{QStringLiteral("refund_key"), QStringLiteral("K1")}, {QStringLiteral("amount"), 1'000}})),
             200);
    const Reply usual = sandbox.midtrans(postMethod, path(qPrintable(action), id), body);
    QTEST(usual.status, "usual");
    QTEST(bodyCode(usual), "code");
    sandbox.state.midtrans.settings().httpCodesMatchBody = true;
    const Reply matching = sandbox.midtrans(postMethod, path(qPrintable(action), id), body);
    QTEST(matching.status, "matching");
    QTEST(bodyCode(matching), "code");
}

void MidtransTest::isFoundBy_data()
{
    QTest::addColumn<QString>("orderId");
    QTest::addColumn<QString>("requestedId");
    QTest::addColumn<int>("code");
    QTest::newRow("M3 order_id") << QStringLiteral("ORD-1") << QStringLiteral("ORD-1") << 200;
    QTest::newRow("M3 transaction_id") << QStringLiteral("ORD-1") << QString() << 200;
    QTest::newRow("M3 encoded slash") << QStringLiteral("A/1") << QStringLiteral("A%2F1") << 200;
    QTest::newRow("M3 encoded hash") << QStringLiteral("A#1") << QStringLiteral("A%231") << 200;
    QTest::newRow("M3 unknown") << QStringLiteral("ORD-1") << QStringLiteral("ORD-2") << 404;
}

void MidtransTest::isFoundBy()
{
    QFETCH(QString, orderId);
    QFETCH(QString, requestedId);
    SandboxFixture sandbox;
    const QString transactionId = sandbox
                                      .transaction(QStringLiteral("gopay"), QStringLiteral("settlement"),
                                                   {{QStringLiteral("order_id"), orderId}})
                                      .transactionId;
    const Reply reply =
        sandbox.midtrans(getMethod, path("status", requestedId.isEmpty() ? transactionId : requestedId));
    QTEST(bodyCode(reply), "code");
    QCOMPARE(text(reply, "order_id"), bodyCode(reply) == 200 ? orderId : QString());
    // An unencoded slash ends the id, which results in an HTML page.
    const Reply page = sandbox.midtrans(getMethod, QStringLiteral("v2/A/1/status"));
    QCOMPARE(page.status, 404);
    QVERIFY(page.page.contains("<html>"));
}

void MidtransTest::checksCredentials_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("status");
    const auto basic = [](const QByteArray &credentials) {
        return QStringLiteral("Basic ") + QString::fromLatin1(credentials.toBase64());
    };
    QTest::newRow("G2 the key with an empty password") << basic("SB-Mid-server-CONTOH123:") << 200;
    QTest::newRow("G2 without the colon") << basic("SB-Mid-server-CONTOH123") << 401;
    QTest::newRow("G2 with a password") << basic("SB-Mid-server-CONTOH123:x") << 401;
    QTest::newRow("G2 the other environment's key") << basic("Mid-server-CONTOH123:") << 401;
    QTest::newRow("G2 another product's key") << basic("delivery-key:") << 401;
    QTest::newRow("G2 no credentials") << QString() << 401;
}

void MidtransTest::checksCredentials()
{
    QFETCH(QString, header);
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("pending"));
    const Reply reply =
        sandbox.midtrans(postMethod, path("cancel"), {}, {{QStringLiteral("authorization"), header}});
    QTEST(reply.status, "status");
    QCOMPARE(bodyCode(reply), reply.status);
    QCOMPARE(sandbox.state.context.ledger.count(QStringLiteral("cancel")), reply.status == 200 ? 1 : 0);
}

void MidtransTest::honoursIdempotencyKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("second"); // Order id in the second request.
    QTest::addColumn<qint64>("pause");
    QTest::addColumn<qint64>("firstAmount");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("refunds");
    const QString key = QStringLiteral("k1");
    const QString one = QStringLiteral("ORD-1");
    const qint64 fiveMinutes = 300;
    QTest::newRow("M7 same response for another body")
        << key << one << qint64(299) << qint64(1'000) << 200 << 1;
    QTest::newRow("M7 global over all endpoints")
        << key << QStringLiteral("ORD-2") << qint64(1) << qint64(1'000) << 200 << 1;
    QTest::newRow("M7 processed again after five minutes")
        << key << one << fiveMinutes << qint64(1'000) << 200 << 2;
    QTest::newRow("M7 only successes are stored") << key << one << qint64(1) << qint64(999'999) << 200 << 1;
    QTest::newRow("M7 46 characters count")
        << QString(46, u'x') << one << qint64(1) << qint64(1'000) << 200 << 1;
    QTest::newRow("M7 47 characters are ignored")
        << QString(47, u'x') << one << qint64(1) << qint64(1'000) << 200 << 2;
    QTest::newRow("M7 no key") << QString() << one << qint64(1) << qint64(1'000) << 200 << 2;
}

void MidtransTest::honoursIdempotencyKeys()
{
    QFETCH(QString, key);
    QFETCH(QString, second);
    QFETCH(qint64, pause);
    QFETCH(qint64, firstAmount);
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"),
                        {{QStringLiteral("order_id"), QStringLiteral("ORD-2")}});
    const QHash<QString, QString> headers{{QStringLiteral("idempotency-key"), key}};
    sandbox.midtrans(postMethod, path("refund"), {{QStringLiteral("amount"), firstAmount}}, headers);
    sandbox.pass(pause * oneSecond);
    const Reply again =
        sandbox.midtrans(postMethod, path("refund", second), {{QStringLiteral("amount"), 2'000}}, headers);
    QTEST(bodyCode(again), "code");
    QTEST(int(sandbox.state.context.ledger.count(QStringLiteral("refund"))), "refunds");
}

void MidtransTest::ignoresIdempotencyKeysForPermata()
{
    SandboxFixture sandbox;
    const QHash<QString, QString> headers{{QStringLiteral("idempotency-key"), QStringLiteral("k1")}};
    sandbox.transaction(QStringLiteral("bank_transfer"), QStringLiteral("pending"),
                        {{QStringLiteral("bank"), QStringLiteral("permata")}});
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, path("cancel"), {}, headers)), 200);
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, path("cancel"), {}, headers)), 412);
    const QString other = QStringLiteral("ORD-2");
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("pending"),
                        {{QStringLiteral("order_id"), other}});
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, path("cancel", other), {}, headers)), 200);
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, path("cancel", other), {}, headers)), 200);
}

void MidtransTest::isChargedBackInParts()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("credit_card"), QStringLiteral("settlement"));
    QVERIFY(sandbox.act(QStringLiteral("chargeback"), {{QStringLiteral("amount"), 85'000}}));
    QCOMPARE(sandbox.statusOf(), QStringLiteral("partial_chargeback"));
    QVERIFY(!sandbox.act(QStringLiteral("chargeback"), {{QStringLiteral("amount"), 100'001}}));
    QVERIFY(sandbox.act(QStringLiteral("chargeback"), {{QStringLiteral("amount"), 100'000}}));
    QCOMPARE(sandbox.statusOf(), QStringLiteral("chargeback"));
    QCOMPARE(bodyCode(sandbox.refund()), 412);
}

void MidtransTest::responds202WhileTheFirstRequestRuns()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    IdempotencyCache responses;
    const Reply first{.body = {{QStringLiteral("status_code"), QStringLiteral("200")}}};
    const Moment now = SandboxFixture::start();
    responses.remember(QStringLiteral("k"), first, now, now + 10 * oneSecond);
    const auto second = responses.known(QStringLiteral("k"), now + 9 * oneSecond);
    QVERIFY(second);
    QCOMPARE(second->status, 202);
    QVERIFY2(!second->body.contains(QStringLiteral("status_code")),
             "it must differ from a denial by the bank");
    QCOMPARE(responses.known(QStringLiteral("k"), now + 10 * oneSecond)->body, first.body);
}

void MidtransTest::chargesAnOrderOnce()
{
    SandboxFixture sandbox;
    const QJsonObject body{{QStringLiteral("payment_type"), QStringLiteral("gopay")},
                           {QStringLiteral("transaction_details"),
                            QJsonObject{{QStringLiteral("order_id"), QStringLiteral("ORD-7")},
                                        {QStringLiteral("gross_amount"), 50'000}}}};
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, QStringLiteral("v2/charge"), body)), 201);
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, QStringLiteral("v2/charge"), body)), 406);
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, path("cancel", QStringLiteral("ORD-7")))), 200);
    QCOMPARE(bodyCode(sandbox.midtrans(postMethod, QStringLiteral("v2/charge"), body)), 201);
    QCOMPARE(sandbox.statusOf(QStringLiteral("ORD-7")), QStringLiteral("pending"));
}

void MidtransTest::signsTheAmountAsText()
{
    const QString key = QLatin1String(SandboxFixture::midtransKey);
    const QString order = QStringLiteral("ORD-2026-000123");
    const auto signedWith = [&](const char *code, const char *amount) {
        return midtransSignature(order, QLatin1String(code), QLatin1String(amount), key);
    };
    QVERIFY(signedWith("200", "185000.00").startsWith(QLatin1String("822eb65e1ba56a17ffd14e2ed72376f2")));
    QVERIFY(signedWith("200", "185000").startsWith(QLatin1String("2ef12600")));
    QVERIFY(signedWith("202", "185000.00").startsWith(QLatin1String("24931c28")));
}

void MidtransTest::showsJakartaTimeWithoutOffset()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("pending"));
    sandbox.pass(31 * oneSecond);
    QVERIFY(sandbox.act(QStringLiteral("pay")));
    const Reply reply = sandbox.midtrans(getMethod, path("status"));
    QCOMPARE(text(reply, "transaction_time"), QStringLiteral("2026-03-02 10:00:00"));
    QCOMPARE(text(reply, "settlement_time"), QStringLiteral("2026-03-02 10:00:31"));
}

QTEST_GUILESS_MAIN(MidtransTest)
#include "midtranstest.moc"
