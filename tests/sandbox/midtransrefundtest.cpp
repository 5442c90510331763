#include "sandboxfixture.h"

#include <QTest>

using namespace meja::sandbox;

namespace {

const QString keyField = QStringLiteral("refund_key");
const QString amountField = QStringLiteral("amount");

QJsonObject refundBody(const char *key, qint64 amount = 0)
{
    QJsonObject body;
    if (key[0] != '\0')
        body.insert(keyField, QLatin1String(key));
    if (amount != 0)
        body.insert(amountField, amount);
    return body;
}

QJsonObject qris(const char *acquirer, bool isOnUs, const char *issuer = "")
{
    return {{QStringLiteral("acquirer"), QLatin1String(acquirer)},
            {QStringLiteral("on_us"), isOnUs},
            {QStringLiteral("issuer"), QLatin1String(issuer)}};
}

} // namespace

/// The emulated refunds: rules per payment type, refund keys, balance and confirmation.
class MidtransRefundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appliesTheRulesOfThePaymentType_data();
    void appliesTheRulesOfThePaymentType();
    void refusesShopeePayAtNight_data();
    void refusesShopeePayAtNight();
    void refundsAtMostThePaidAmount();
    void detectsRepeatedKeys_data();
    void detectsRepeatedKeys();
    void createsASecondRefundWithoutAKey();
    void returns202IfTheBankDenies();
    void requiresASufficientBalance();
    void findsAStaticQrisByTransactionIdOnly();
    void confirmsLater_data();
    void confirmsLater();
    void failsAfterAcceptance();
    void recordsDashboardActions();
};

void MidtransRefundTest::appliesTheRulesOfThePaymentType_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<qint64>("days");
    QTest::addColumn<qint64>("amount"); // 0: the whole amount.
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *type, int days, qint64 amount, int code,
                        const QJsonObject &more = {}) {
        QTest::newRow(name) << QString::fromLatin1(type) << more << qint64(days) << amount << code;
    };
    const QJsonObject tokenized{{QStringLiteral("tokenized"), true}};
    row("M5 the whole amount by default", "gopay", 0, 0, 200);
    row("M5 a partial amount", "gopay", 0, 1'000, 200);
    row("M5 more than was paid", "gopay", 0, 185'001, 414);
    row("M5 negative amount", "gopay", 0, -5, 414);
    row("M5 virtual accounts are not refundable", "bank_transfer", 0, 0, 412);
    row("M5 Mandiri Bill is not refundable", "echannel", 0, 0, 412);
    row("M5 convenience stores are not refundable", "cstore", 0, 0, 412);
    row("M5 OVO, whole amount", "ovo", 0, 0, 200);
    row("M5 OVO, no partial amount", "ovo", 0, 1'000, 414);
    row("M5 OVO after seven days", "ovo", 7, 0, 200);
    row("M5 OVO after eight days", "ovo", 8, 0, 412);
    row("M5 ShopeePay, no partial amount", "shopeepay", 0, 1'000, 414);
    row("M5 ShopeePay after a year", "shopeepay", 365, 0, 200);
    row("M5 DANA after 45 days", "dana", 45, 0, 200);
    row("M5 DANA after 46 days", "dana", 46, 0, 412);
    row("M5 Kredivo after 14 days", "kredivo", 14, 0, 200);
    row("M5 Kredivo after 15 days", "kredivo", 15, 0, 412);
    row("M5 GoPay deep link after 45 days", "gopay", 45, 0, 200);
    row("M5 GoPay deep link after 46 days", "gopay", 46, 0, 412);
    row("M5 linked GoPay account after 180 days", "gopay", 180, 0, 200, tokenized);
    row("M5 cards after 183 days", "credit_card", 183, 0, 200);
    row("M5 cards after 184 days", "credit_card", 184, 0, 412);
    row("M5 Akulaku after 183 days", "akulaku", 183, 0, 200);
    row("M5 QRIS on-us after 45 days", "qris", 45, 0, 200, qris("gopay", true));
    row("M5 QRIS off-us after seven days", "qris", 7, 0, 200, qris("gopay", false));
    row("M5 QRIS off-us after eight days", "qris", 8, 0, 412, qris("gopay", false));
    row("M5 Shopee QRIS off-us with BCA is not refundable", "qris", 0, 0, 412,
        qris("airpay shopee", false, "bca"));
}

void MidtransRefundTest::appliesTheRulesOfThePaymentType()
{
    QFETCH(QString, type);
    QFETCH(QJsonObject, more);
    QFETCH(qint64, days);
    QFETCH(qint64, amount);
    QFETCH(int, code);
    SandboxFixture sandbox;
    sandbox.transaction(type, QStringLiteral("settlement"), more);
    sandbox.pass(days * oneDay);
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K1", amount))), code);
    QCOMPARE(sandbox.state.context.ledger.count(QStringLiteral("refund")), code == 200 ? 1 : 0);
}

void MidtransRefundTest::refusesShopeePayAtNight_data()
{
    QTest::addColumn<qint64>("minutes"); // After 10:00 in Jakarta.
    QTest::addColumn<int>("code");
    QTest::newRow("M5 23:49 is open") << qint64(13 * 60 + 49) << 200;
    QTest::newRow("M5 23:50 is closed") << qint64(13 * 60 + 50) << 412;
    QTest::newRow("M5 05:59 is closed") << qint64(19 * 60 + 59) << 412;
    QTest::newRow("M5 06:00 is open") << qint64(20 * 60) << 200;
}

void MidtransRefundTest::refusesShopeePayAtNight()
{
    QFETCH(qint64, minutes);
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("shopeepay"), QStringLiteral("settlement"));
    sandbox.pass(minutes * oneMinute);
    QTEST(bodyCode(sandbox.refund(refundBody("K1"))), "code");
}

void MidtransRefundTest::refundsAtMostThePaidAmount()
{
    SandboxFixture sandbox;
    const MidtransTransaction &transaction =
        sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    QCOMPARE(text(sandbox.refund(refundBody("K1", 100'000)), "transaction_status"),
             QStringLiteral("partial_refund"));
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K2", 85'001))), 414);
    const Reply rest = sandbox.refund(refundBody("K3", 85'000));
    QCOMPARE(text(rest, "transaction_status"), QStringLiteral("refund"));
    QCOMPARE(text(rest, "refund_amount"), QStringLiteral("85000.00"));
    const Reply status = sandbox.midtrans(QStringLiteral("GET"), QStringLiteral("v2/ORD-1/status"));
    QCOMPARE(text(status, "refund_amount"), QStringLiteral("185000.00"));
    QCOMPARE(status.body.value(QStringLiteral("refunds")).toArray().size(), 2);
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K4", 1))), 412);
    QCOMPARE(sandbox.state.context.ledger.sum(QStringLiteral("refund"), QStringLiteral("ORD-1")),
             transaction.gross());
}

void MidtransRefundTest::detectsRepeatedKeys_data()
{
    QTest::addColumn<bool>("repeatsTheResponse");
    QTest::addColumn<bool>("firstFails");
    QTest::addColumn<qint64>("days");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("refunds");
    QTest::newRow("M6 key of a successful refund, 406") << false << false << qint64(1) << 406 << 1;
    QTest::newRow("M6 key of a successful refund, first response by setting")
        << true << false << qint64(1) << 200 << 1;
    QTest::newRow("M6 key of a failed refund is retried") << false << true << qint64(7) << 200 << 1;
    QTest::newRow("M6 failed key older than seven days") << false << true << qint64(8) << 406 << 0;
    QTest::newRow("M6 successful key older than seven days") << true << false << qint64(8) << 406 << 1;
}

void MidtransRefundTest::detectsRepeatedKeys()
{
    QFETCH(bool, repeatsTheResponse);
    QFETCH(bool, firstFails);
    QFETCH(qint64, days);
    SandboxFixture sandbox;
    sandbox.state.midtrans.settings().repeatsResponseForRefundKey = repeatsTheResponse;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    const qint64 balance = sandbox.state.midtrans.settings().balance;
    if (firstFails)
        sandbox.state.midtrans.settings().balance = 0;
    const Reply first = sandbox.refund(refundBody("K1", 1'000));
    QCOMPARE(bodyCode(first), firstFails ? 414 : 200);
    sandbox.state.midtrans.settings().balance = balance;
    sandbox.pass(days * oneDay);
    const Reply second = sandbox.refund(refundBody("K1", 1'000));
    QTEST(bodyCode(second), "code");
    QTEST(int(sandbox.state.context.ledger.count(QStringLiteral("refund"))), "refunds");
    if (repeatsTheResponse && bodyCode(second) == 200)
        QCOMPARE(second.body, first.body);
}

void MidtransRefundTest::createsASecondRefundWithoutAKey()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    QCOMPARE(bodyCode(sandbox.refund(refundBody("", 1'000))), 200);
    QCOMPARE(bodyCode(sandbox.refund(refundBody("", 1'000))), 200);
    QCOMPARE(sandbox.state.context.ledger.count(QStringLiteral("refund")), 2);
}

void MidtransRefundTest::returns202IfTheBankDenies()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("credit_card"), QStringLiteral("settlement"));
    QVERIFY(sandbox.act(QStringLiteral("deny-refunds"), {{QStringLiteral("count"), 1}}));
    const Reply denied = sandbox.refund(refundBody("K1", 1'000));
    QCOMPARE(bodyCode(denied), 202);
    QCOMPARE(text(denied, "refund_amount"), QStringLiteral("0.00"));
    QCOMPARE(text(denied, "transaction_status"), QStringLiteral("settlement"));
    QCOMPARE(sandbox.statusOf(), QStringLiteral("settlement"));
    QCOMPARE(sandbox.state.context.ledger.effects().size(), 0);
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K2", 1'000))), 200);
}

void MidtransRefundTest::requiresASufficientBalance()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    MidtransSettings &settings = sandbox.state.midtrans.settings();
    settings.balance = 100'000 + settings.refundFee - 1;
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K1", 100'000))), 414);
    settings.balance += 1;
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K1", 100'000))), 200);
    QCOMPARE(settings.balance, 0);
}

void MidtransRefundTest::findsAStaticQrisByTransactionIdOnly()
{
    SandboxFixture sandbox;
    QJsonObject more = qris("gopay", true);
    more.insert(QStringLiteral("static"), true);
    const QString id =
        sandbox.transaction(QStringLiteral("qris"), QStringLiteral("settlement"), more).transactionId;
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K1"))), 404);
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K1"), id)), 200);
}

void MidtransRefundTest::confirmsLater_data()
{
    QTest::addColumn<qint64>("confirmSeconds");
    QTest::addColumn<int>("webhooks");
    QTest::newRow("M8 after an hour, with a second notification") << qint64(3'600) << 2;
    QTest::newRow("M8 never") << qint64(-1) << 1;
}

void MidtransRefundTest::confirmsLater()
{
    QFETCH(qint64, confirmSeconds);
    QFETCH(int, webhooks);
    SandboxFixture sandbox;
    sandbox.state.midtrans.settings().refundConfirmSeconds = confirmSeconds;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K1"))), 200);
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), 1);
    QVERIFY(!sandbox.sent.first().body.contains("bank_confirmed_at"));
    sandbox.pass(30 * oneDay);
    QCOMPARE(sandbox.sent.size(), webhooks);
    QCOMPARE(sandbox.sent.last().body.contains("bank_confirmed_at"), webhooks == 2);
}

void MidtransRefundTest::failsAfterAcceptance()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    const qint64 balance = sandbox.state.midtrans.settings().balance;
    QCOMPARE(bodyCode(sandbox.refund(refundBody("K1"))), 200);
    QVERIFY(sandbox.act(QStringLiteral("fail-refund"), refundBody("K1")));
    QCOMPARE(sandbox.statusOf(), QStringLiteral("settlement"));
    QCOMPARE(sandbox.state.midtrans.settings().balance, balance);
    QVERIFY(!sandbox.act(QStringLiteral("confirm-refund"), refundBody("K1")));
}

void MidtransRefundTest::recordsDashboardActions()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    QVERIFY(sandbox.act(QStringLiteral("refund"), refundBody("BY-HAND", 5'000)));
    QCOMPARE(sandbox.statusOf(), QStringLiteral("partial_refund"));
    QCOMPARE(sandbox.state.context.ledger.effects().first().by, QStringLiteral("dashboard"));
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("pending"),
                        {{QStringLiteral("order_id"), QStringLiteral("ORD-2")}});
    QVERIFY(sandbox.act(QStringLiteral("cancel"), {}, QStringLiteral("ORD-2")));
    QCOMPARE(sandbox.state.context.ledger.effects().last().by, QStringLiteral("dashboard"));
}

QTEST_GUILESS_MAIN(MidtransRefundTest)
#include "midtransrefundtest.moc"
