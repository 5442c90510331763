#include "partnerfixture.h"

#include <QTest>

using namespace meja;

namespace {

const QByteArray settled =
    R"({"status_code":"200","transaction_status":"settlement","gross_amount":"185000.00"})";
const QByteArray accepted = R"({"status_code":"200","refund_amount":"60000.00"})";

} // namespace

/// Call log, masking, and calls that are refused.
class PartnerClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<PartnerFixture>(); }
    void keepsSecretsOutOfTheLog();
    void logsEveryCall();
    void doesNotCallWithoutALogEntry();
    void returnsTheResponseIfTheEntryCannotBeCompleted();
    void refusesCallsToAPartnerThatIsDown();
    void waitsForRetryAfter();
    void returnsTheRetryAfterOfEveryCall_data();
    void returnsTheRetryAfterOfEveryCall();

private:
    Result<GatewayTransaction> status() { return m_fixture->status(); }
    Result<RefundResponse> refund() { return m_fixture->refund(); }

    std::unique_ptr<PartnerFixture> m_fixture;
};

void PartnerClientTest::keepsSecretsOutOfTheLog()
{
    m_fixture->respond(200, R"({"signature_key":"822eb65e","masked_card":"481111-1114","email":"s@x.id",)" +
                                settled.mid(1));
    QVERIFY(status());
    m_fixture->respond(200, accepted);
    QVERIFY(refund());
    for (const GatewayCall &call : std::as_const(m_fixture->log.calls)) {
        const QString all = call.path + call.requestBody + call.responseBody + call.problem;
        for (const char *secret : {"CONTOH123", "U0ItTWlk", "822eb65e", "481111", "s@x.id"})
            QVERIFY2(!all.contains(QLatin1String(secret)), secret);
    }
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void PartnerClientTest::logsEveryCall()
{
    m_fixture->respond(200, settled);
    QVERIFY(status());
    m_fixture->server.behave(RawServer::Mode::HangUp);
    QVERIFY(!refund());
    QCOMPARE(m_fixture->log.calls.size(), 2);

    const GatewayCall &successful = m_fixture->log.calls[0];
    QCOMPARE(successful.partner, QStringLiteral("midtrans"));
    QCOMPARE(successful.operation, QStringLiteral("status"));
    QCOMPARE(successful.method, QStringLiteral("GET"));
    QCOMPARE(successful.path, QStringLiteral("/v2/6f0b1c52/status"));
    QCOMPARE(successful.purpose.order, OrderId{7});
    QCOMPARE(successful.purpose.attempt, 3);
    QCOMPARE(successful.httpStatus, std::optional(200));
    QCOMPARE(successful.bodyStatus, QStringLiteral("200"));
    QCOMPARE(successful.outcome, CallOutcome::Succeeded);
    QVERIFY(successful.endedAt);

    const GatewayCall &lost = m_fixture->log.calls[1];
    QCOMPARE(lost.requestBody,
             QStringLiteral(R"({"amount":60000,"reason":"Stok habis","refund_key":"7-R1-T1"})"));
    QCOMPARE(lost.httpStatus, std::nullopt);
    QCOMPARE(lost.outcome, CallOutcome::Unknown);
    QVERIFY(!lost.problem.isEmpty());
    QCOMPARE(m_fixture->reports, QStringList({QStringLiteral("midtrans status succeeded"),
                                              QStringLiteral("midtrans refund unknown")}));
}

void PartnerClientTest::doesNotCallWithoutALogEntry()
{
    m_fixture->respond(200, accepted);
    m_fixture->log.isBroken = true;
    const auto result = refund();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Unavailable);
    QVERIFY(m_fixture->server.requests().isEmpty());
}

void PartnerClientTest::returnsTheResponseIfTheEntryCannotBeCompleted()
{
    m_fixture->respond(200, accepted);
    m_fixture->log.losesEnds = true;
    QVERIFY(refund());
    QCOMPARE(m_fixture->log.calls.constLast().outcome, CallOutcome::Running);
}

void PartnerClientTest::refusesCallsToAPartnerThatIsDown()
{
    m_fixture->respond(503, {});
    for (int i = 0; i < 5; ++i)
        QCOMPARE(refund().error().kind, ErrorKind::OutcomeUnknown);
    const auto refused = refund();
    QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
    QCOMPARE(refused.error().code, QStringLiteral("breaker-open"));
    QCOMPARE(m_fixture->server.requests().size(), 5);
    QCOMPARE(m_fixture->log.calls.size(), 5);
    // The breaker of the other partner stays closed.
    QCOMPARE(m_fixture->shipping().detail(QStringLiteral("K1"), m_fixture->purpose).error().kind,
             ErrorKind::OutcomeUnknown);
    m_fixture->clock.advance(std::chrono::seconds(30));
    m_fixture->respond(200, settled);
    QVERIFY(status());
    QVERIFY(status());
}

void PartnerClientTest::waitsForRetryAfter()
{
    m_fixture->respond(429, {}, "Retry-After: 60\r\n");
    QCOMPARE(refund()->kind, RefundResponse::Kind::TryLater);
    m_fixture->clock.advance(std::chrono::seconds(20));
    const Error paused = status().error();
    QCOMPARE(paused.code, QStringLiteral("rate-limited"));
    QVERIFY(paused.retryAfter == Duration(40'000));
    QCOMPARE(m_fixture->server.requests().size(), 1);
    m_fixture->clock.advance(std::chrono::seconds(60));
    m_fixture->respond(200, settled);
    QVERIFY(status());
}

void PartnerClientTest::returnsTheRetryAfterOfEveryCall_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    const QByteArray date = "Date: Mon, 30 Nov 2026 10:00:00 GMT\r\n"
                            "Retry-After: Mon, 30 Nov 2026 10:00:45 GMT\r\n";
    for (const int http : {429, 503}) {
        QTest::addRow("%d, seconds", http) << http << QByteArray("Retry-After: 5\r\n") << 5;
        QTest::addRow("%d, a date", http) << http << date << 45;
        QTest::addRow("%d, none", http) << http << QByteArray() << -1;
    }
}

void PartnerClientTest::returnsTheRetryAfterOfEveryCall()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, header);
    QFETCH(const int, seconds);
    std::optional<Duration> wait;
    if (seconds >= 0)
        wait = std::chrono::seconds(seconds);
    const QString one = QStringLiteral("K1");
    const QList<std::function<std::optional<Duration>(PartnerFixture &)>> calls{
        [](PartnerFixture &f) { return f.status().error().retryAfter; },
        [](PartnerFixture &f) { return f.payments().cancel(f.transaction, f.purpose).error().retryAfter; },
        [](PartnerFixture &f) { return f.payments().expire(f.transaction, f.purpose).error().retryAfter; },
        [](PartnerFixture &f) {
            const auto response = f.refund();
            return response ? response->retryAfter : response.error().retryAfter;
        },
        [&](PartnerFixture &f) { return f.shipping().detail(one, f.purpose).error().retryAfter; },
        [&](PartnerFixture &f) { return f.shipping().cancel(one, f.purpose).error().retryAfter; },
        [&](PartnerFixture &f) { return f.shipping().history(one, one, f.purpose).error().retryAfter; },
        [&](PartnerFixture &f) { return f.shipping().track(one, one, {}, f.purpose).error().retryAfter; },
    };
    for (const auto &call : calls) {
        PartnerFixture fixture; // Its own breaker, which pauses after the response.
        fixture.respond(http, {}, header);
        QVERIFY(call(fixture) == wait);
    }
}

QTEST_GUILESS_MAIN(PartnerClientTest)
#include "partnerclienttest.moc"
