#include "servicefixture.h"

#include <QTest>

#include <memory>

using namespace meja;
using namespace std::chrono_literals;

namespace {

/// A response to a refund call, or the call's failure.
struct Answer
{
    Result<RefundResponse> response;
};

Answer later(std::optional<Duration> retryAfter = {})
{
    return {RefundResponse{.kind = RefundResponse::Kind::TryLater, .retryAfter = retryAfter}};
}

Answer unavailable(std::optional<Duration> retryAfter = {})
{
    return {tl::unexpected(Error{.kind = ErrorKind::Unavailable,
                                 .detail = QStringLiteral("nothing was sent"),
                                 .retryAfter = retryAfter})};
}

} // namespace

Q_DECLARE_METATYPE(Answer)

/// How the worker sends refunds and follows them, on PostgreSQL. The refund of 115,000 was requested by ani
/// and approved by budi.
class RefundSendingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_services.reset(); }
    void continuesTheAttemptThatWasTurnedAway_data();
    void continuesTheAttemptThatWasTurnedAway();
    void waitsForTheRetryAfterOfTheStatusQuery();
    void lostResponseEndsTheAttempt();
    void disappearedKeyNeedsAPerson_data();
    void disappearedKeyNeedsAPerson();
    void keyThatWasNeverShownIsNotGone();
    void sendsOnlyWithAValidApproval_data();
    void sendsOnlyWithAValidApproval();

private:
    GatewayTransaction &transaction()
    {
        return m_services->midtrans.transactions[m_number + QStringLiteral("-1")];
    }
    void runAfter(Duration wait);
    /// Accepted by Midtrans, not confirmed by the bank.
    void accept();
    QString refund() { return m_services->ask(QStringLiteral("select state from refunds where id = 1")); }
    QString attempts();
    QString openItems();

    std::unique_ptr<ServiceFixture> m_services;
    QString m_number;
};

void RefundSendingTest::init()
{
    m_services = std::make_unique<ServiceFixture>();
    m_number = m_services->placePaid(QStringLiteral("gopay"));
    // Earlier versions allowed the login "system".
    QCOMPARE(m_services->shop.script(QStringLiteral(
                 "alter table staff_accounts drop constraint login_is_not_reserved;"
                 "insert into staff_accounts (login, display_name, role) values ('ani', 'Ani', 'staff'),"
                 " ('budi', 'Budi', 'admin'), ('system', 'System', 'admin')")),
             QString());
    QVERIFY(m_services->refundRequests.request({.order = m_services->idOf(m_number),
                                                .amount = {},
                                                .reason = QStringLiteral("torn"),
                                                .destination = {},
                                                .idempotencyKey = QStringLiteral("r1"),
                                                .actor = Actor::staff(QStringLiteral("ani"))}));
}

void RefundSendingTest::runAfter(Duration wait)
{
    m_services->clock.advance(wait);
    m_services->runJobs();
}

QString RefundSendingTest::attempts()
{
    return m_services->ask(QStringLiteral("select coalesce(string_agg(refund_key || ' ' || outcome, ', ' "
                                          "order by id), '') from refund_attempts"));
}

QString RefundSendingTest::openItems()
{
    return m_services->ask(QStringLiteral("select coalesce(string_agg(kind, ' ' order by id), '') from "
                                          "attention_items where resolved_at is null"));
}

void RefundSendingTest::continuesTheAttemptThatWasTurnedAway_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<qint64>("tooEarly"); ///< Milliseconds.
    QTest::addColumn<qint64>("late");
    QTest::newRow("429 with Retry-After: 5") << later(Duration(5'000)) << qint64(5'000) << qint64(1'000);
    QTest::newRow("429 without Retry-After, or an insufficient balance")
        << later() << qint64(14 * 60'000) << qint64(60'000);
    QTest::newRow("nothing was sent") << unavailable() << qint64(0) << qint64(8'000);
    QTest::newRow("the partner's pause has not passed")
        << unavailable(Duration(60'000)) << qint64(60'000) << qint64(12'000);
}

void RefundSendingTest::continuesTheAttemptThatWasTurnedAway()
{
    QFETCH(const Answer, answer);
    QFETCH(const qint64, tooEarly);
    QFETCH(const qint64, late);
    QVERIFY(m_services->refundRequests.approve(RefundId{1}, Actor::staff(QStringLiteral("budi"))));
    m_services->midtrans.refusals = {answer.response, answer.response};
    m_services->runJobs();
    for (int calls = 1; calls <= 2; ++calls) {
        QCOMPARE(refund(), QStringLiteral("APPROVED"));
        QCOMPARE(attempts(), QStringLiteral("1-R1-T1 pending"));
        QCOMPARE(m_services->midtrans.refundKeys.size(), calls);
        runAfter(Duration(tooEarly));
        if (tooEarly > 0)
            QCOMPARE(m_services->midtrans.refundKeys.size(), calls);
        runAfter(Duration(late));
    }
    runAfter(1h);
    QCOMPARE(refund(), QStringLiteral("SUCCEEDED"));
    QCOMPARE(attempts(), QStringLiteral("1-R1-T1 success"));
    QCOMPARE(QSet<QString>(m_services->midtrans.refundKeys.cbegin(), m_services->midtrans.refundKeys.cend()),
             QSet<QString>{QStringLiteral("1-R1-T1")});
}

void RefundSendingTest::waitsForTheRetryAfterOfTheStatusQuery()
{
    QVERIFY(m_services->refundRequests.approve(RefundId{1}, Actor::staff(QStringLiteral("budi"))));
    m_services->midtrans.statusFailures = {Error{.kind = ErrorKind::Unavailable,
                                                 .detail = QStringLiteral("429"),
                                                 .code = QStringLiteral("rate-limited"),
                                                 .retryAfter = Duration(30'000)}};
    m_services->runJobs();
    QCOMPARE(m_services->ask(QStringLiteral("select failures from jobs where kind = 'advance_refund'")),
             QStringLiteral("0"));
    runAfter(30s);
    QCOMPARE(attempts(), QString());
    runAfter(6s);
    QCOMPARE(refund(), QStringLiteral("PENDING"));
}

/// The request may have taken effect: when GET status shows that it did not, that attempt has ended, and the
/// next one uses the same key.
void RefundSendingTest::lostResponseEndsTheAttempt()
{
    QVERIFY(m_services->refundRequests.approve(RefundId{1}, Actor::staff(QStringLiteral("budi"))));
    m_services->midtrans.refusals = {
        tl::unexpected(Error{ErrorKind::OutcomeUnknown, QStringLiteral("no response")})};
    m_services->runJobs();
    QCOMPARE(refund(), QStringLiteral("UNKNOWN"));
    QCOMPARE(attempts(), QStringLiteral("1-R1-T1 pending"));
    runAfter(1h);
    QCOMPARE(attempts(), QStringLiteral("1-R1-T1 failed, 1-R1-T1 pending"));
    QCOMPARE(refund(), QStringLiteral("PENDING"));
}

void RefundSendingTest::accept()
{
    QVERIFY(m_services->refundRequests.approve(RefundId{1}, Actor::staff(QStringLiteral("budi"))));
    m_services->midtrans.refusals = {RefundResponse{.kind = RefundResponse::Kind::Accepted}};
    m_services->runJobs();
    QCOMPARE(refund(), QStringLiteral("PENDING"));
}

void RefundSendingTest::disappearedKeyNeedsAPerson_data()
{
    QTest::addColumn<QString>(
        "visits"); ///< s: GET status shows the key; -: it does not; each after the minutes.
    QTest::addColumn<QString>("state");
    QTest::newRow("never shown") << QStringLiteral("2- 11- 11-") << QStringLiteral("PENDING");
    QTest::newRow("shown, then absent once") << QStringLiteral("2s 2-") << QStringLiteral("PENDING");
    QTest::newRow("shown, then absent nine minutes apart")
        << QStringLiteral("2s 2- 9-") << QStringLiteral("PENDING");
    QTest::newRow("shown, then absent ten minutes apart")
        << QStringLiteral("2s 2- 10-") << QStringLiteral("NEEDS_PERSON");
    QTest::newRow("shown again in between") << QStringLiteral("2s 2- 10s 2- 9-") << QStringLiteral("PENDING");
    QTest::newRow("gone after it was shown again")
        << QStringLiteral("2s 2- 10s 40- 10-") << QStringLiteral("NEEDS_PERSON");
}

void RefundSendingTest::disappearedKeyNeedsAPerson()
{
    QFETCH(const QString, visits);
    QFETCH(const QString, state);
    accept();
    const GatewayRefund shown{
        .key = QStringLiteral("1-R1-T1"), .amount = Rupiah(115'000), .createdAt = m_services->clock.now()};
    for (const QString &visit : visits.split(u' ')) {
        transaction().refunds = visit.endsWith(u's') ? QList<GatewayRefund>{shown} : QList<GatewayRefund>{};
        runAfter(std::chrono::minutes(visit.chopped(1).toInt()));
    }
    QCOMPARE(refund(), state);
    const bool isGone = state == QLatin1String("NEEDS_PERSON");
    QCOMPARE(openItems(), isGone ? QStringLiteral("refund_uncertain") : QString());
    QCOMPARE(attempts(), QStringLiteral("1-R1-T1 pending"));
}

void RefundSendingTest::keyThatWasNeverShownIsNotGone()
{
    accept();
    for (int day = 0; day < 6; ++day)
        runAfter(24h);
    QCOMPARE(refund(), QStringLiteral("PENDING"));
    runAfter(48h);
    QCOMPARE(refund(), QStringLiteral("NEEDS_PERSON"));
}

void RefundSendingTest::sendsOnlyWithAValidApproval_data()
{
    QTest::addColumn<QString>("approver");
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("isSent");
    for (const char *approver : {"budi", "system"}) {
        const auto row = [&](const char *name, const char *change, bool isSent) {
            QTest::addRow("%s, %s", approver, name)
                << QString::fromLatin1(approver) << QString::fromLatin1(change) << isSent;
        };
        row("still an admin", "select '%1'", true);
        row("now staff", "update staff_accounts set role = 'staff' where login = '%1'", false);
        row("disabled", "update staff_accounts set is_active = false, disabled_at = now() where login = '%1'",
            false);
        row("the payment is disputed", "update payments set status = 'DISPUTED' where '%1' <> ''", false);
    }
}

void RefundSendingTest::sendsOnlyWithAValidApproval()
{
    QFETCH(const QString, approver);
    QFETCH(const QString, change);
    QFETCH(const bool, isSent);
    QVERIFY(m_services->refundRequests.approve(RefundId{1}, Actor::staff(approver)));
    QCOMPARE(m_services->shop.script(change.arg(approver)), QString());
    m_services->runJobs();
    QCOMPARE(m_services->midtrans.refundKeys.size(), isSent ? 1 : 0);
    QCOMPARE(refund(), isSent ? QStringLiteral("PENDING") : QStringLiteral("NEEDS_PERSON"));
    QCOMPARE(openItems(), isSent ? QString() : QStringLiteral("refund_uncertain"));
}

QTEST_GUILESS_MAIN(RefundSendingTest)
#include "refundsendingtest.moc"
