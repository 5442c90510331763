#include "partnerbench.h"

#include <QTest>

using namespace meja;

namespace {

const QByteArray settled =
    R"({"status_code":"200","transaction_status":"settlement","gross_amount":"185000.00"})";
const QByteArray accepted = R"({"status_code":"200","refund_amount":"60000.00"})";

} // namespace

/// What surrounds a call: the book it is written in, what is kept of it, and when it isn't made at all.
class PartnerLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PartnerBench>(); }
    void keepsSecretsOutOfTheBook();
    void writesEveryCallDown();
    void doesNotCallWhenItCannotBeWrittenDown();
    void countsAnAnswerWhoseEntryCannotBeEnded();
    void sparesAPartnerThatIsDown();
    void leavesAPartnerAloneAsLongAsItAsks();

private:
    Result<GatewayTransaction> status() { return m_bench->status(); }
    Result<RefundAnswer> refund() { return m_bench->refund(); }

    std::unique_ptr<PartnerBench> m_bench;
};

void PartnerLineTest::keepsSecretsOutOfTheBook()
{
    m_bench->answer(200, R"({"signature_key":"822eb65e","masked_card":"481111-1114","email":"s@x.id",)" +
                             settled.mid(1));
    QVERIFY(status());
    m_bench->answer(200, accepted);
    QVERIFY(refund());
    for (const GatewayCall &call : std::as_const(m_bench->log.calls)) {
        const QString all = call.path + call.requestBody + call.answerBody + call.problem;
        for (const char *secret : {"CONTOH123", "U0ItTWlk", "822eb65e", "481111", "s@x.id"})
            QVERIFY2(!all.contains(QLatin1String(secret)), secret);
    }
}

void PartnerLineTest::writesEveryCallDown()
{
    m_bench->answer(200, settled);
    QVERIFY(status());
    m_bench->server.behave(RawServer::Manner::HangUp);
    QVERIFY(!refund());
    QCOMPARE(m_bench->log.calls.size(), 2);

    const GatewayCall &told = m_bench->log.calls[0];
    QCOMPARE(told.partner, QStringLiteral("midtrans"));
    QCOMPARE(told.operation, QStringLiteral("status"));
    QCOMPARE(told.method, QStringLiteral("GET"));
    QCOMPARE(told.path, QStringLiteral("/v2/6f0b1c52/status"));
    QCOMPARE(told.purpose.order, OrderId{7});
    QCOMPARE(told.purpose.attempt, 3);
    QCOMPARE(told.httpStatus, std::optional(200));
    QCOMPARE(told.bodyStatus, QStringLiteral("200"));
    QCOMPARE(told.outcome, CallOutcome::Succeeded);
    QVERIFY(told.endedAt);

    const GatewayCall &lost = m_bench->log.calls[1];
    QCOMPARE(lost.requestBody,
             QStringLiteral(R"({"amount":60000,"reason":"Stok habis","refund_key":"7-R1-T1"})"));
    QCOMPARE(lost.httpStatus, std::nullopt);
    QCOMPARE(lost.outcome, CallOutcome::Unknown);
    QVERIFY(!lost.problem.isEmpty());
    QCOMPARE(m_bench->heard, QStringList({QStringLiteral("midtrans status succeeded"),
                                          QStringLiteral("midtrans refund unknown")}));
}

void PartnerLineTest::doesNotCallWhenItCannotBeWrittenDown()
{
    m_bench->answer(200, accepted);
    m_bench->log.isBroken = true;
    const auto answer = refund();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
    QVERIFY(m_bench->server.requests().isEmpty());
}

void PartnerLineTest::countsAnAnswerWhoseEntryCannotBeEnded()
{
    m_bench->answer(200, accepted);
    m_bench->log.losesEnds = true;
    QVERIFY(refund());
    QCOMPARE(m_bench->log.calls.constLast().outcome, CallOutcome::Running);
}

void PartnerLineTest::sparesAPartnerThatIsDown()
{
    m_bench->answer(503, {});
    for (int i = 0; i < 5; ++i)
        QCOMPARE(refund().error().kind, ErrorKind::OutcomeUnknown);
    const auto refused = refund();
    QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
    QCOMPARE(refused.error().code, QStringLiteral("breaker-open"));
    QCOMPARE(m_bench->server.requests().size(), 5);
    QCOMPARE(m_bench->log.calls.size(), 5);
    // The other partner is not to blame.
    QCOMPARE(m_bench->shipping().detail(QStringLiteral("K1"), m_bench->purpose).error().kind,
             ErrorKind::OutcomeUnknown);
    m_bench->clock.advance(std::chrono::seconds(30));
    m_bench->answer(200, settled);
    QVERIFY(status());
    QVERIFY(status());
}

void PartnerLineTest::leavesAPartnerAloneAsLongAsItAsks()
{
    m_bench->answer(429, {}, "Retry-After: 60\r\n");
    QCOMPARE(refund()->kind, RefundAnswer::Kind::TryLater);
    QCOMPARE(status().error().code, QStringLiteral("rate-limited"));
    QCOMPARE(m_bench->server.requests().size(), 1);
    m_bench->clock.advance(std::chrono::seconds(60));
    m_bench->answer(200, settled);
    QVERIFY(status());
}

QTEST_GUILESS_MAIN(PartnerLineTest)
#include "partnerlinetest.moc"
