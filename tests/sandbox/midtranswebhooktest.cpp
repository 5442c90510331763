#include "midtransdocument.h"
#include "midtransretries.h"
#include "sandboxfixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace meja::sandbox;

namespace {

QJsonObject bodyOf(const Webhook &webhook)
{
    return QJsonDocument::fromJson(webhook.body).object();
}

QString field(const Webhook &webhook, const char *name)
{
    return bodyOf(webhook).value(QLatin1String(name)).toString();
}

bool isSigned(const Webhook &webhook)
{
    return field(webhook, "signature_key") ==
           midtransSignature(field(webhook, "order_id"), field(webhook, "status_code"),
                             field(webhook, "gross_amount"), QLatin1String(SandboxFixture::midtransKey));
}

} // namespace

/// The emulated notifications: planned errors, retries and delays.
class MidtransWebhookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsPlannedErrors_data();
    void sendsPlannedErrors();
    void sendsOutOfOrder();
    void omitsRefunds();
    void retriesDependingOnTheResponse_data();
    void retriesDependingOnTheResponse();
    void delaysRetries();
    void sendsToTheUrlsOfTheCharge();
};

void MidtransWebhookTest::sendsPlannedErrors_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<qint64>("seconds"); // Until it is sent.
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("gross");
    const auto row = [](const char *name, const char *mode, qint64 seconds, int count, bool isSigned,
                        const char *order, const char *status, const char *gross) {
        QTest::newRow(name) << QString::fromLatin1(mode) << seconds << count << isSigned
                            << QString::fromLatin1(order) << QString::fromLatin1(status)
                            << QString::fromLatin1(gross);
    };
    row("M9 plain", "plain", 5, 1, true, "ORD-1", "settlement", "185000.00");
    row("M9 wrong signature", "wrong_signature", 5, 1, false, "ORD-1", "settlement", "185000.00");
    row("M9 another merchant's key", "foreign_key", 5, 1, false, "ORD-1", "settlement", "185000.00");
    row("M9 right signature, altered status", "replay_status", 5, 1, true, "ORD-1", "refund", "185000.00");
    row("M9 right signature, altered refund", "replay_amount", 5, 1, true, "ORD-1", "settlement",
        "185000.00");
    row("M9 unknown order", "unknown_order", 5, 1, true, "UNKNOWN-ORDER", "settlement", "185000.00");
    row("M9 duplicate", "duplicate", 5, 2, true, "ORD-1", "settlement", "185000.00");
    row("M9 two in parallel", "simultaneous", 5, 2, true, "ORD-1", "settlement", "185000.00");
    row("M9 late by hours", "late", 21'600, 1, true, "ORD-1", "settlement", "185000.00");
    row("M9 lost", "lost", 86'400, 0, true, "ORD-1", "settlement", "185000.00");
    row("M9 with an added fee", "fee_inclusive", 5, 1, true, "ORD-1", "settlement", "189000.00");
}

void MidtransWebhookTest::sendsPlannedErrors()
{
    QFETCH(QString, mode);
    QFETCH(qint64, seconds);
    QFETCH(int, count);
    SandboxFixture sandbox;
    QVERIFY(sandbox.state.midtrans.webhooks().plans().add({.mode = mode}));
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("pending"));
    QVERIFY(sandbox.act(QStringLiteral("pay")));
    sandbox.pass((seconds - 1) * oneSecond);
    QCOMPARE(sandbox.sent.size(), 0);
    sandbox.pass(oneSecond);
    QCOMPARE(sandbox.sent.size(), count);
    for (const Webhook &webhook : sandbox.sent) {
        QTEST(isSigned(webhook), "isSigned");
        QTEST(field(webhook, "order_id"), "order");
        QTEST(field(webhook, "transaction_status"), "status");
        QTEST(field(webhook, "gross_amount"), "gross");
        QCOMPARE(bodyOf(webhook).contains(QStringLiteral("refunds")), mode == QLatin1String("replay_amount"));
        QCOMPARE(bodyOf(webhook).contains(QStringLiteral("metadata")),
                 mode == QLatin1String("fee_inclusive"));
        QCOMPARE(webhook.burst != 0, mode == QLatin1String("simultaneous"));
    }
    QCOMPARE(sandbox.state.context.outbox.all().isEmpty(), false);
}

void MidtransWebhookTest::sendsOutOfOrder()
{
    SandboxFixture sandbox;
    QVERIFY(sandbox.state.midtrans.webhooks().plans().add({.mode = QStringLiteral("out_of_order")}));
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("pending"),
                        {{QStringLiteral("notify"), true}});
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), 0);
    QVERIFY(sandbox.act(QStringLiteral("pay")));
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), 2);
    QCOMPARE(field(sandbox.sent.at(0), "transaction_status"), QStringLiteral("settlement"));
    QCOMPARE(field(sandbox.sent.at(1), "transaction_status"), QStringLiteral("pending"));
}

void MidtransWebhookTest::omitsRefunds()
{
    SandboxFixture sandbox;
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"));
    QVERIFY(sandbox.state.midtrans.webhooks().plans().add({.mode = QStringLiteral("no_refunds")}));
    QCOMPARE(bodyCode(sandbox.refund({{QStringLiteral("amount"), 1'000}})), 200);
    sandbox.pass(oneMinute);
    QCOMPARE(field(sandbox.sent.first(), "transaction_status"), QStringLiteral("partial_refund"));
    QVERIFY(!bodyOf(sandbox.sent.first()).contains(QStringLiteral("refunds")));
    QVERIFY(!bodyOf(sandbox.sent.first()).contains(QStringLiteral("refund_amount")));
}

void MidtransWebhookTest::retriesDependingOnTheResponse_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("attempts");
    QTest::newRow("M10 200") << 200 << 1;
    QTest::newRow("M10 204") << 204 << 1;
    QTest::newRow("M10 301") << 301 << 1;
    QTest::newRow("M10 302") << 302 << 1;
    QTest::newRow("M10 303") << 303 << 1;
    QTest::newRow("M10 500") << 500 << 2;
    QTest::newRow("M10 400") << 400 << 3;
    QTest::newRow("M10 404") << 404 << 3;
    QTest::newRow("M10 503") << 503 << 5;
    QTest::newRow("M10 401, as all other statuses") << 401 << 6;
    QTest::newRow("M10 no response within 15 seconds") << 0 << 6;
}

void MidtransWebhookTest::retriesDependingOnTheResponse()
{
    QFETCH(int, status);
    QFETCH(int, attempts);
    SandboxFixture sandbox;
    sandbox.merchant = [status](const Webhook &) { return status; };
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"),
                        {{QStringLiteral("notify"), true}});
    sandbox.pass(2 * oneDay);
    QCOMPARE(sandbox.sent.size(), attempts);
    QCOMPARE(sandbox.sent.first().timeoutMilliseconds, 15'000);
    const Webhook::State webhookState = sandbox.state.context.outbox.all().first().state;
    QCOMPARE(webhookState, status / 100 == 2 ? Webhook::State::Delivered : Webhook::State::GivenUp);
}

void MidtransWebhookTest::delaysRetries()
{
    SandboxFixture sandbox;
    sandbox.merchant = [](const Webhook &) { return 0; };
    sandbox.transaction(QStringLiteral("gopay"), QStringLiteral("settlement"),
                        {{QStringLiteral("notify"), true}});
    sandbox.pass(2 * oneDay);
    const QList<Webhook::Attempt> attempts = sandbox.state.context.outbox.all().first().attempts;
    const Moment delays[] = {2, 10, 30, 90, 210};
    for (qsizetype index = 0; index < 5; ++index) {
        const Moment delay = attempts.at(index + 1).at - attempts.at(index).at;
        QVERIFY2(delay >= delays[index] * oneMinute * 275 / 1000, qPrintable(QString::number(delay)));
        QVERIFY2(delay <= delays[index] * oneMinute * 1250 / 1000, qPrintable(QString::number(delay)));
    }
}

void MidtransWebhookTest::sendsToTheUrlsOfTheCharge()
{
    SandboxFixture sandbox;
    const QJsonObject body{{QStringLiteral("payment_type"), QStringLiteral("gopay")},
                           {QStringLiteral("transaction_details"),
                            QJsonObject{{QStringLiteral("order_id"), QStringLiteral("ORD-7")},
                                        {QStringLiteral("gross_amount"), 50'000}}}};
    sandbox.midtrans(QStringLiteral("POST"), QStringLiteral("v2/charge"), body,
                     {{QStringLiteral("x-override-notification"), QStringLiteral("http://a/, http://b/")}});
    sandbox.pass(oneMinute);
    QCOMPARE(sandbox.sent.size(), 2);
    QCOMPARE(sandbox.sent.at(0).url, QStringLiteral("http://a/"));
    QCOMPARE(sandbox.sent.at(1).url, QStringLiteral("http://b/"));
}

QTEST_GUILESS_MAIN(MidtransWebhookTest)
#include "midtranswebhooktest.moc"
