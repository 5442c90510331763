#include "servicefixture.h"

#include <QTest>

#include <memory>

using namespace meja;
using namespace std::chrono_literals;

/// What the runner does with the failures of a job, on PostgreSQL.
class JobRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_services = std::make_unique<ServiceFixture>(); }
    void cleanup() { m_services.reset(); }
    void givesUpAfterTheAttemptsOfTheFailure_data();
    void givesUpAfterTheAttemptsOfTheFailure();
    void waitsAsLongAsThePartnerAsks_data();
    void waitsAsLongAsThePartnerAsks();
    void unreadableBooksNeedAPerson();

private:
    Lease claim();

    std::unique_ptr<ServiceFixture> m_services;
};

/// Makes the only job of the tests due and claims it.
Lease JobRunnerTest::claim()
{
    m_services->clock.advance(2h);
    const auto leases = m_services->runner.claim(1);
    if (!leases || leases->isEmpty())
        qFatal("no job is due");
    return leases->first();
}

void JobRunnerTest::givesUpAfterTheAttemptsOfTheFailure_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("runs");
    const auto row = [](const char *name, ErrorKind kind, int runs, const char *code = "") {
        QTest::newRow(name) << static_cast<int>(kind) << QString::fromLatin1(code) << runs;
    };
    const int all = limitsOf(JobKind::AdvanceRefund).attempts;
    row("a rule of the database", ErrorKind::RuleViolated, 3);
    row("a value that cannot be read", ErrorKind::Invalid, 3);
    row("a missing right", ErrorKind::Forbidden, 3);
    row("the partner does not know it", ErrorKind::NotFound, all);
    row("the partner refuses", ErrorKind::Rejected, all);
    row("another change came first", ErrorKind::Conflict, all);
    row("not reachable", ErrorKind::Unavailable, all);
    row("a value that PostgreSQL cannot convert", ErrorKind::Unavailable, 3, "0A000");
    row("the server is shutting down", ErrorKind::Unavailable, all, "57P01");
    row("no response", ErrorKind::OutcomeUnknown, all);
    row("cancelled", ErrorKind::Cancelled, all);
}

void JobRunnerTest::givesUpAfterTheAttemptsOfTheFailure()
{
    QFETCH(const int, kind);
    QFETCH(const QString, code);
    QFETCH(const int, runs);
    m_services->runner.handle(JobKind::AdvanceRefund, [&](const Lease &) -> Result<Progress> {
        return failure(static_cast<ErrorKind>(kind), QStringLiteral("always"), code);
    });
    m_services->ask(QStringLiteral("select schedule_job('advance_refund', 7, null, now())"));
    int run = 0;
    for (bool isGivenUp = false; !isGivenUp; ++run)
        isGivenUp = m_services->runner.run(claim()).isGivenUp;
    QCOMPARE(run, runs);
    QCOMPARE(m_services->ask(
                 QStringLiteral("select kind || ' ' || subject_id || ' ' || detail from attention_items "
                                "where resolved_at is null")),
             QStringLiteral("refund_uncertain 7 always (job 1)"));
}

void JobRunnerTest::waitsAsLongAsThePartnerAsks_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("atLeast");
    QTest::addColumn<qint64>("atMost");
    QTest::addColumn<int>("failures");
    const auto row = [](const char *name, ErrorKind kind, qint64 asked, qint64 atLeast, qint64 atMost,
                        int failures) {
        QTest::newRow(name) << static_cast<int>(kind) << asked << atLeast << atMost << failures;
    };
    row("429, five seconds", ErrorKind::Unavailable, 5'000, 5'001, 6'000, 0);
    row("429, at once", ErrorKind::Unavailable, 0, 1'001, 2'000, 0);
    row("429, ten minutes", ErrorKind::Unavailable, 600'000, 600'001, 720'000, 0);
    row("429, a day", ErrorKind::Unavailable, 86'400'000, 3'600'001, 4'320'000, 0);
    row("503, a minute", ErrorKind::OutcomeUnknown, 60'000, 60'001, 72'000, 1);
}

void JobRunnerTest::waitsAsLongAsThePartnerAsks()
{
    QFETCH(const int, kind);
    QFETCH(const qint64, asked);
    QFETCH(const qint64, atLeast);
    QFETCH(const qint64, atMost);
    QFETCH(const int, failures);
    m_services->runner.handle(JobKind::AdvanceRefund, [kind, asked](const Lease &) -> Result<Progress> {
        return tl::unexpected(Error{.kind = static_cast<ErrorKind>(kind),
                                    .detail = QStringLiteral("too many requests"),
                                    .retryAfter = Duration(asked)});
    });
    m_services->ask(QStringLiteral("select schedule_job('advance_refund', 7, null, now())"));
    for (int run = 1; run <= 15; ++run) {
        if (failures > 0 && run > 1)
            break;
        (void)m_services->runner.run(claim());
        const qint64 due = m_services->ask(QStringLiteral("select instant(due_at) from jobs")).toLongLong();
        const qint64 wait = due - m_services->clock.now().milliseconds;
        QVERIFY2(wait >= atLeast && wait <= atMost, qPrintable(QString::number(wait)));
        QCOMPARE(m_services->ask(QStringLiteral("select state || ' ' || failures from jobs")),
                 QStringLiteral("waiting %1").arg(failures));
    }
}

/// A payment time that the program cannot represent stops a cancellation for good: a person learns of it
/// soon.
void JobRunnerTest::unreadableBooksNeedAPerson()
{
    const QString number = m_services->placePaid(QStringLiteral("gopay"));
    QVERIFY(m_services->cancel(number));
    m_services->shop.script(QStringLiteral(
        "set session_replication_role = replica; alter table payments drop constraint if exists "
        "payments_finite_times; update payments set paid_at = 'infinity'; set "
        "session_replication_role = origin"));
    for (int run = 0; run < 3; ++run) {
        m_services->runJobs();
        m_services->clock.advance(1min);
    }
    QCOMPARE(m_services->ask(
                 QStringLiteral("select string_agg(kind, ' ') from attention_items where resolved_at is "
                                "null")),
             QStringLiteral("cancellation_stuck"));
}

QTEST_GUILESS_MAIN(JobRunnerTest)
#include "jobrunnertest.moc"
