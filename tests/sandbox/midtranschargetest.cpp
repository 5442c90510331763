#include "chargevalidation.h"
#include "sandboxfixture.h"

#include <QTest>

using namespace meja::sandbox;

namespace {

const QString post = QStringLiteral("POST");

QJsonObject order(const QString &id, const QJsonValue &amount = 185'000)
{
    return {{QStringLiteral("payment_type"), QStringLiteral("gopay")},
            {QStringLiteral("transaction_details"),
             QJsonObject{{QStringLiteral("order_id"), id}, {QStringLiteral("gross_amount"), amount}}}};
}

QJsonObject with(QJsonObject body, const char *name, const QJsonValue &value)
{
    body.insert(QLatin1String(name), value);
    return body;
}

QJsonObject transfer(const char *bank, const char *number)
{
    return with(with(order(QStringLiteral("ORD-1")), "payment_type", QStringLiteral("bank_transfer")),
                "bank_transfer",
                QJsonObject{{QStringLiteral("bank"), QLatin1String(bank)},
                            {QStringLiteral("va_number"), QLatin1String(number)}});
}

} // namespace

/// Charges of the emulated Core API: validation, cards and the merchant's decisions about them. With
/// Midtrans' own client the test `midtransclient` checks the same.
class MidtransChargeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validates_data();
    void validates();
    void treatsNullAsNoBody();
    void paysByCard_data();
    void paysByCard();
    void decidesAboutAChallengedPayment();
    void expiresAtTheMerchantsTime();
    void repeatsIdsOnlyOnRequest();

private:
    /// A charge by card; the test card decides the outcome.
    static Reply charge(SandboxFixture &sandbox, const QString &number, QJsonObject card = {});
};

Reply MidtransChargeTest::charge(SandboxFixture &sandbox, const QString &number, QJsonObject card)
{
    const Reply token =
        sandbox.state.midtrans.handle({.method = QStringLiteral("GET"),
                                       .path = {QStringLiteral("v2"), QStringLiteral("token")},
                                       .query = {{QStringLiteral("client_key"), QStringLiteral("k")},
                                                 {QStringLiteral("card_number"), number},
                                                 {QStringLiteral("card_exp_month"), QStringLiteral("12")},
                                                 {QStringLiteral("card_exp_year"), QStringLiteral("2030")},
                                                 {QStringLiteral("card_cvv"), QStringLiteral("123")}}});
    card.insert(QStringLiteral("token_id"), text(token, "token_id"));
    const QJsonObject body =
        with(order(QStringLiteral("ORD-1")), "payment_type", QStringLiteral("credit_card"));
    return sandbox.midtrans(post, QStringLiteral("v2/charge"), with(body, "credit_card", card));
}

void MidtransChargeTest::validates_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<bool>("isValid");
    const auto row = [](const char *name, const QJsonObject &body, bool isValid) {
        QTest::newRow(name) << body << isValid;
    };
    const QString one = QStringLiteral("ORD-1");
    row("all allowed symbols", order(QStringLiteral("aZ09-_~.")), true);
    row("50 characters", order(QString(50, u'x')), true);
    row("51 characters", order(QString(51, u'x')), false);
    row("no order number", order(QString()), false);
    for (const char16_t symbol : std::u16string_view(u"/#+:@ ?&=%'\"<>\\,;!()\u00e9\u0420\u200b"))
        row(qPrintable(QStringLiteral("symbol %1").arg(symbol, 4, 16)), order(QStringLiteral("A") + symbol),
            false);
    row("no amount", order(one, QJsonValue()), false);
    row("amount 0", order(one, 0), false);
    row("a negative amount", order(one, -1), false);
    row("a fraction", order(one, 1.5), false);
    row("words as amount", order(one, QStringLiteral("much")), false);
    row("own account number", transfer("bca", "12345678911"), true);
    row("letters in it", transfer("bca", "12a"), false);
    row("too long for this bank", transfer("bni", "123456789"), false);
    row("no bank", transfer("", ""), false);
    const auto items = [&](qint64 price) {
        return with(
            order(one), "item_details",
            QJsonArray{QJsonObject{{QStringLiteral("price"), price}, {QStringLiteral("quantity"), 2}}});
    };
    row("items with this sum", items(92'500), true);
    row("items with another sum", items(92'501), false);
}

void MidtransChargeTest::validates()
{
    QFETCH(QJsonObject, body);
    QFETCH(bool, isValid);
    SandboxFixture sandbox;
    const Reply reply = sandbox.midtrans(post, QStringLiteral("v2/charge"), body);
    QCOMPARE(reply.status, isValid ? 200 : 400);
    QCOMPARE(bodyCode(reply), isValid ? 201 : 400);
    QCOMPARE(reply.body.value(QStringLiteral("validation_messages")).toArray().isEmpty(), isValid);
}

void MidtransChargeTest::treatsNullAsNoBody()
{
    for (const char *action : {"cancel", "expire"}) {
        SandboxFixture sandbox;
        sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("pending"));
        Call call{.method = post,
                  .path = {QStringLiteral("v2"), QStringLiteral("ORD-1"), QLatin1String(action)},
                  .headers = {{QStringLiteral("authorization"),
                               QStringLiteral("Basic U0ItTWlkLXNlcnZlci1DT05UT0gxMjM6")}},
                  .body = "null"};
        QCOMPARE(bodyCode(sandbox.state.midtrans.handle(call)),
                 action == QByteArrayLiteral("cancel") ? 200 : 407);
    }
}

void MidtransChargeTest::paysByCard_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QJsonObject>("card");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>(
        "afterPaying"); // What the customer's confirmation leads to; empty: nothing to confirm.
    const QJsonObject secure{{QStringLiteral("authentication"), true}};
    const QJsonObject authorize{{QStringLiteral("type"), QStringLiteral("authorize")}};
    const QString good = QStringLiteral("4811111111111114");
    const QString denied = QStringLiteral("4911111111111113");
    QTest::newRow("captured") << good << QJsonObject() << 200 << QStringLiteral("capture") << QString();
    QTest::newRow("authorised") << good << authorize << 200 << QStringLiteral("authorize") << QString();
    QTest::newRow("3-D Secure") << good << secure << 201 << QStringLiteral("pending")
                                << QStringLiteral("capture");
    QTest::newRow("denied by the bank")
        << denied << QJsonObject() << 202 << QStringLiteral("deny") << QString();
    QTest::newRow("denied after 3-D Secure")
        << denied << secure << 201 << QStringLiteral("pending") << QStringLiteral("deny");
    QTest::newRow("denied by fraud detection")
        << QStringLiteral("4611111111111116") << QJsonObject() << 202 << QStringLiteral("deny") << QString();
    QTest::newRow("challenged") << QStringLiteral("4511111111111117") << QJsonObject() << 201
                                << QStringLiteral("capture") << QString();
}

void MidtransChargeTest::paysByCard()
{
    QFETCH(QString, number);
    QFETCH(QJsonObject, card);
    QFETCH(QString, afterPaying);
    SandboxFixture sandbox;
    const Reply reply = charge(sandbox, number, card);
    QTEST(bodyCode(reply), "code");
    QTEST(sandbox.statusOf(), "status");
    QCOMPARE(text(reply, "masked_card"), number.left(8) + u'-' + number.right(4));
    QCOMPARE(text(reply, "redirect_url").isEmpty(), afterPaying.isEmpty());
    if (afterPaying.isEmpty())
        return;
    QVERIFY(sandbox.act(QStringLiteral("pay")));
    QCOMPARE(sandbox.statusOf(), afterPaying);
}

void MidtransChargeTest::decidesAboutAChallengedPayment()
{
    const auto outcome = [](const char *action) {
        SandboxFixture sandbox;
        charge(sandbox, QStringLiteral("4511111111111117"));
        if (action)
            sandbox.midtrans(post, QStringLiteral("v2/ORD-1/") + QLatin1String(action));
        sandbox.pass(oneDay);
        return sandbox.statusOf();
    };
    QCOMPARE(outcome("approve"), QStringLiteral("settlement"));
    QCOMPARE(outcome("deny"), QStringLiteral("deny"));
    QCOMPARE(outcome(nullptr), QStringLiteral("cancel"));
}

void MidtransChargeTest::expiresAtTheMerchantsTime()
{
    SandboxFixture sandbox;
    const QJsonObject expiry{{QStringLiteral("order_time"), QStringLiteral("2026-03-02 09:59:00 +0700")},
                             {QStringLiteral("expiry_duration"), 2},
                             {QStringLiteral("unit"), QStringLiteral("minute")}};
    sandbox.midtrans(post, QStringLiteral("v2/charge"),
                     with(order(QStringLiteral("ORD-1")), "custom_expiry", expiry));
    sandbox.pass(59 * oneSecond);
    QCOMPARE(sandbox.statusOf(), QStringLiteral("pending"));
    sandbox.pass(oneSecond);
    QCOMPARE(sandbox.statusOf(), QStringLiteral("expire"));
}

void MidtransChargeTest::repeatsIdsOnlyOnRequest()
{
    const auto idOf = [](bool repeatsIds) {
        SandboxState state({SandboxFixture::start(), 1, repeatsIds}, SandboxFixture::keys());
        return state.midtrans.lifecycle()
            .begin({.orderId = QStringLiteral("ORD-1"), .method = {}, .amount = 1})
            .transactionId;
    };
    QCOMPARE(idOf(true), idOf(true));
    QVERIFY(idOf(false) != idOf(false));
}

QTEST_GUILESS_MAIN(MidtransChargeTest)
#include "midtranschargetest.moc"
