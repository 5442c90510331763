#include "circuitbreaker.h"
#include "manualclock.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace meja;
using namespace std::chrono_literals;

/// State changes of the circuit breaker.
class CircuitBreakerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensAfterFailuresInARow();
    void countsARefusalAsSuccess();
    void admitsOneProbeAfterTheOpenTime();
    void opensAgainAfterAFailedProbe();
    void makesAnUnusedProbeAvailableAgain();
    void refusesCallsUntilRetryAfter();
    void admitsOneProbeOfManyThreads();

private:
    void fail(int times);
    [[nodiscard]] QString refusal() const;

    ManualClock m_clock;
    std::unique_ptr<CircuitBreaker> m_breaker;
};

void CircuitBreakerTest::init()
{
    m_breaker = std::make_unique<CircuitBreaker>(
        m_clock, CircuitBreaker::Limits{.failures = 3, .openTime = 30s, .maxPause = 60s});
}

void CircuitBreakerTest::fail(int times)
{
    for (int i = 0; i < times; ++i)
        m_breaker->admit()->complete(i % 2 == 0 ? CallOutcome::Unknown : CallOutcome::Unavailable);
}

/// The error code of a refused call; empty if the call is admitted.
QString CircuitBreakerTest::refusal() const
{
    const auto permit = m_breaker->admit();
    return permit ? QString() : permit.error().code;
}

void CircuitBreakerTest::opensAfterFailuresInARow()
{
    fail(2);
    QCOMPARE(m_breaker->state(), CircuitBreaker::State::Closed);
    fail(1);
    QCOMPARE(m_breaker->state(), CircuitBreaker::State::Open);
    const auto permit = m_breaker->admit();
    QVERIFY(!permit);
    QCOMPARE(permit.error().kind, ErrorKind::Unavailable);
    QCOMPARE(permit.error().code, QStringLiteral("breaker-open"));
}

void CircuitBreakerTest::countsARefusalAsSuccess()
{
    fail(2);
    m_breaker->admit()->complete(CallOutcome::Rejected);
    fail(2);
    m_breaker->admit()->complete(CallOutcome::Succeeded);
    fail(2);
    QCOMPARE(m_breaker->state(), CircuitBreaker::State::Closed);
}

void CircuitBreakerTest::admitsOneProbeAfterTheOpenTime()
{
    fail(3);
    m_clock.advance(30s - 1ms);
    QCOMPARE(refusal(), QStringLiteral("breaker-open"));
    m_clock.advance(1ms);
    QCOMPARE(m_breaker->state(), CircuitBreaker::State::HalfOpen);
    auto probe = m_breaker->admit();
    QVERIFY(probe);
    QCOMPARE(refusal(), QStringLiteral("breaker-open"));
    probe->complete(CallOutcome::Succeeded);
    QCOMPARE(m_breaker->state(), CircuitBreaker::State::Closed);
    QCOMPARE(refusal(), QString());
}

void CircuitBreakerTest::opensAgainAfterAFailedProbe()
{
    fail(3);
    m_clock.advance(31s);
    m_breaker->admit()->complete(CallOutcome::Unknown);
    QCOMPARE(refusal(), QStringLiteral("breaker-open"));
    m_clock.advance(30s);
    QCOMPARE(refusal(), QString());
}

void CircuitBreakerTest::makesAnUnusedProbeAvailableAgain()
{
    fail(3);
    m_clock.advance(30s);
    {
        const auto unused = m_breaker->admit();
        QVERIFY(unused);
    }
    QVERIFY(m_breaker->admit());
    QCOMPARE(m_breaker->state(), CircuitBreaker::State::HalfOpen);
}

void CircuitBreakerTest::refusesCallsUntilRetryAfter()
{
    m_breaker->pause(20s);
    QCOMPARE(refusal(), QStringLiteral("rate-limited"));
    m_clock.advance(20s);
    QCOMPARE(refusal(), QString());
    m_breaker->pause(24h);
    m_clock.advance(60s);
    QCOMPARE(refusal(), QString());
    // The response of a call that was already running does not shorten the pause.
    m_breaker->pause(30s);
    m_breaker->pause(1s);
    m_clock.advance(29s);
    const auto refused = m_breaker->admit();
    QVERIFY(!refused && refused.error().retryAfter == Duration(1s));
    m_clock.advance(1s);
    QCOMPARE(refusal(), QString());
}

void CircuitBreakerTest::admitsOneProbeOfManyThreads()
{
    for (int round = 0; round < 50; ++round) {
        init();
        fail(3);
        m_clock.advance(30s);
        std::atomic<int> admitted = 0;
        std::atomic<int> finished = 0;
        std::vector<std::thread> threads;
        threads.reserve(8);
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                const auto permit = m_breaker->admit();
                admitted += permit ? 1 : 0;
                ++finished;
                while (finished < 8)
                    std::this_thread::yield();
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(admitted.load(), 1);
    }
}

QTEST_APPLESS_MAIN(CircuitBreakerTest)
#include "circuitbreakertest.moc"
