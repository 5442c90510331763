#include "ratelimiter.h"

#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// The limit of requests per key, with times set by the test.
class RateLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsTheLimitAndNoMore();
    void returnsTheTimeToWait();
    void countsEachKeySeparately();
    void refillsEvenlyUpToTheLimit();
    void toleratesAClockThatGoesBack();
    void allowsEverythingWithoutALimit();
    void removesKeysWithAFullAllowance();

private:
    static inline const QString key = QStringLiteral("address 192.0.2.1");
    static int allowed(RateLimiter &limiter, const QString &who, Instant at, int tries)
    {
        int count = 0;
        for (int i = 0; i < tries; ++i)
            count += limiter.countRequest(who, at) ? 0 : 1;
        return count;
    }
    static constexpr Instant start{1'000'000'000};
};

void RateLimiterTest::allowsTheLimitAndNoMore()
{
    RateLimiter limiter(10);
    QCOMPARE(allowed(limiter, key, start, 50), 10);
}

void RateLimiterTest::returnsTheTimeToWait()
{
    RateLimiter limiter(10);
    QCOMPARE(allowed(limiter, key, start, 10), 10);
    const auto wait = limiter.countRequest(key, start);
    QVERIFY(wait);
    QCOMPARE(*wait, Duration(6s));
    QVERIFY(limiter.countRequest(key, start + *wait - 1ms));
    QVERIFY(!limiter.countRequest(key, start + *wait));
}

void RateLimiterTest::countsEachKeySeparately()
{
    RateLimiter limiter(3);
    QCOMPARE(allowed(limiter, key, start, 5), 3);
    QCOMPARE(allowed(limiter, QStringLiteral("staff rani"), start, 5), 3);
}

void RateLimiterTest::refillsEvenlyUpToTheLimit()
{
    RateLimiter limiter(60);
    QCOMPARE(allowed(limiter, key, start, 100), 60);
    QCOMPARE(allowed(limiter, key, start + 10s, 100), 10);
    QCOMPARE(allowed(limiter, key, start + 24h, 100), 60);
}

void RateLimiterTest::toleratesAClockThatGoesBack()
{
    RateLimiter limiter(60);
    QCOMPARE(allowed(limiter, key, start, 30), 30);
    QCOMPARE(allowed(limiter, key, start - 1h, 100), 30);
}

void RateLimiterTest::allowsEverythingWithoutALimit()
{
    RateLimiter limiter(0);
    QCOMPARE(allowed(limiter, key, start, 1000), 1000);
    QCOMPARE(limiter.keyCount(), 0);
}

void RateLimiterTest::removesKeysWithAFullAllowance()
{
    RateLimiter limiter(60);
    for (int i = 0; i < 1000; ++i)
        (void)limiter.countRequest(QString::number(i), start);
    QCOMPARE(limiter.keyCount(), 1000);
    (void)limiter.countRequest(key, start + 2min);
    QCOMPARE(limiter.keyCount(), 1);
}

QTEST_GUILESS_MAIN(RateLimiterTest)
#include "ratelimitertest.moc"
