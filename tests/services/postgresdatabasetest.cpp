#include "databaseproxy.h"
#include "postgresgatewaycalls.h"
#include "servicefixture.h"

#include <QTest>

#include <barrier>
#include <memory>
#include <thread>

using namespace meja;
using namespace std::chrono_literals;

/// `PostgresDatabase` fulfils the contract of the port `Database` despite network and server failures: it
/// finds the outcome of a lost COMMIT, and work that was not committed is repeated as a whole.
class PostgresDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void commitsSuccessfulWork();
    void rollsBackFailedWork();
    void findsTheOutcomeOfALostCommit_data();
    void findsTheOutcomeOfALostCommit();
    void runningCommitHasNoOutcomeYet();
    void lostCommitMakesNoSecondCancellation_data();
    void lostCommitMakesNoSecondCancellation();
    void continuesAfterLostConnection();
    void retriesAfterDeadlock();
    void refusedChangeFailsAtCommitAtTheLatest();
    void readingUsesNoTransactionId();
    void auditsTheActor();
    void workersSkipEachOthersJobs();
    void claimsOnlyRequestedKinds();
    void expiredLeaseWritesNothing();
    void jobScheduledWhileRunningRunsAgain();
    void abandonedJobAllowsANewOne();
    void countsDailyCallsOfAPartner();

private:
    [[nodiscard]] ConnectionSettings serviceSettings() const;
    void exchangeLocks(std::barrier<> &both, OrderId first, OrderId second, std::atomic<int> &tries);

    std::unique_ptr<ServiceFixture> m_services;
    OrderId m_order;
};

void PostgresDatabaseTest::init()
{
    m_services = std::make_unique<ServiceFixture>();
    m_order = m_services->idOf(m_services->placePaid({}));
}

void PostgresDatabaseTest::cleanup()
{
    m_services.reset();
}

ConnectionSettings PostgresDatabaseTest::serviceSettings() const
{
    return PrivateCluster::shared().settings(m_services->name, QStringLiteral("meja_service"));
}

void PostgresDatabaseTest::commitsSuccessfulWork()
{
    QString id;
    const auto done = m_services->database.attempt(
        Actor::system(),
        [&](Records &records) -> Result<> {
            return records.orders().changeStatus(m_order, OrderStatus::Cancelling, m_services->clock.now());
        },
        id);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QVERIFY(!id.isEmpty());
    QCOMPARE(*m_services->database.hasCommitted(id), true);
    QCOMPARE(m_services->ask(QStringLiteral("select status from orders")), QStringLiteral("MENUNGGU_BATAL"));
}

void PostgresDatabaseTest::rollsBackFailedWork()
{
    QString id;
    const auto done = m_services->database.attempt(
        Actor::system(),
        [&](Records &records) -> Result<> {
            if (auto locked = records.orders().lock(m_order); !locked)
                return tl::unexpected(locked.error());
            (void)records.orders().changeStatus(m_order, OrderStatus::Cancelling, m_services->clock.now());
            if (auto read = records.payments().ofOrder(m_order); !read)
                return tl::unexpected(read.error());
            return failure(ErrorKind::RuleViolated, QStringLiteral("no"), QStringLiteral("mine"));
        },
        id);
    QCOMPARE(done.error().code, QStringLiteral("mine"));
    QCOMPARE(*m_services->database.hasCommitted(id), false);
    QCOMPARE(m_services->ask(QStringLiteral("select status from orders")),
             QStringLiteral("MENUNGGU_PEMBAYARAN"));
}

void PostgresDatabaseTest::findsTheOutcomeOfALostCommit_data()
{
    QTest::addColumn<bool>("happened");
    QTest::newRow("COMMIT never reached the server") << false;
    QTest::newRow("the response was lost") << true;
}

void PostgresDatabaseTest::findsTheOutcomeOfALostCommit()
{
    QFETCH(bool, happened);
    DatabaseProxy proxy(PrivateCluster::shared().folder());
    ConnectionSettings settings = serviceSettings();
    settings.host = proxy.folder();
    const ThreadConnections connections(settings);
    PostgresDatabase database(connections);
    proxy.cutNext(happened ? DatabaseProxy::Cut::AfterCommit : DatabaseProxy::Cut::BeforeCommit);
    QString id;
    const auto done = database.attempt(
        Actor::system(),
        [&](Records &records) -> Result<> {
            return records.orders().changeStatus(m_order, OrderStatus::Cancelling, m_services->clock.now());
        },
        id);
    QVERIFY(!done);
    QVERIFY(done.error().kind == ErrorKind::OutcomeUnknown);
    const auto committed = database.hasCommitted(id);
    QVERIFY2(committed, qPrintable(committed ? QString() : committed.error().detail));
    QCOMPARE(*committed, happened);
    QCOMPARE(m_services->ask(QStringLiteral("select status from orders")),
             happened ? QStringLiteral("MENUNGGU_BATAL") : QStringLiteral("MENUNGGU_PEMBAYARAN"));
}

void PostgresDatabaseTest::runningCommitHasNoOutcomeYet()
{
    SqlSession other(m_services->name);
    QCOMPARE(other.script(QStringLiteral("begin")), QString());
    const QString id = other.ask(QStringLiteral("select pg_current_xact_id()::text"));
    PostgresDatabase withoutTimeout(m_services->connections, Duration(0));
    const auto committed = withoutTimeout.hasCommitted(id);
    QVERIFY(!committed);
    QVERIFY(committed.error().kind == ErrorKind::OutcomeUnknown);
    QCOMPARE(other.script(QStringLiteral("commit")), QString());
    QCOMPARE(*withoutTimeout.hasCommitted(id), true);
}

void PostgresDatabaseTest::lostCommitMakesNoSecondCancellation_data()
{
    findsTheOutcomeOfALostCommit_data();
}

void PostgresDatabaseTest::lostCommitMakesNoSecondCancellation()
{
    QFETCH(bool, happened);
    DatabaseProxy proxy(PrivateCluster::shared().folder());
    ConnectionSettings settings = serviceSettings();
    settings.host = proxy.folder();
    const ThreadConnections connections(settings);
    PostgresDatabase database(connections);
    Transactions transactions(database, m_services->clock);
    CancellationRequests cancellations(transactions, m_services->clock);
    proxy.cutNext(happened ? DatabaseProxy::Cut::AfterCommit : DatabaseProxy::Cut::BeforeCommit);
    const auto cancellation = cancellations.request(
        {m_order, QStringLiteral("x"), QStringLiteral("k"), Actor::staff(QStringLiteral("ani"))});
    QVERIFY2(cancellation, qPrintable(cancellation ? QString() : cancellation.error().detail));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) || ' ' || max(id) from cancellations")),
             QStringLiteral("1 %1").arg(cancellation->id.value));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from jobs where kind = 'advance_cancellation'")),
             QStringLiteral("1"));
}

void PostgresDatabaseTest::continuesAfterLostConnection()
{
    int tries = 0;
    const auto done = m_services->transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        if (auto locked = records.orders().lock(m_order); !locked)
            return tl::unexpected(locked.error());
        if (++tries == 1)
            m_services->ask(
                QStringLiteral("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity "
                               "where usename = 'meja_service' and datname = current_database()"));
        return records.orders().changeStatus(m_order, OrderStatus::Cancelling, m_services->clock.now());
    });
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(tries, 2);
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from order_status_log")), QStringLiteral("2"));
}

void PostgresDatabaseTest::exchangeLocks(std::barrier<> &both, OrderId first, OrderId second,
                                         std::atomic<int> &tries)
{
    bool isFirstTry = true;
    const auto done = m_services->transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        ++tries;
        if (auto locked = records.orders().lock(first); !locked)
            return tl::unexpected(locked.error());
        if (std::exchange(isFirstTry, false))
            both.arrive_and_wait();
        if (auto locked = records.orders().lock(second); !locked)
            return tl::unexpected(locked.error());
        return records.orders().changePaymentStatus(second, PaymentStatus::Paid);
    });
    if (!done)
        qFatal("a deadlock reached its caller: %s", qPrintable(done.error().detail));
}

void PostgresDatabaseTest::retriesAfterDeadlock()
{
    const OrderId other = m_services->idOf(m_services->placePaid({}));
    std::barrier both(2);
    std::atomic<int> tries = 0;
    std::thread one([&] { exchangeLocks(both, m_order, other, tries); });
    std::thread two([&] { exchangeLocks(both, other, m_order, tries); });
    one.join();
    two.join();
    // The victim of the deadlock repeated its whole transaction, possibly more than once.
    QVERIFY2(tries >= 3, qPrintable(QString::number(tries)));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from orders where payment_status = 'PAID'")),
             QStringLiteral("2"));
}

void PostgresDatabaseTest::refusedChangeFailsAtCommitAtTheLatest()
{
    const auto done = m_services->transactions.run(Actor::system(), [&](Records &records) {
        return records.orders().changeStatus(m_order, OrderStatus::Completed, m_services->clock.now());
    });
    QVERIFY(done.error().kind == ErrorKind::RuleViolated);
    QCOMPARE(done.error().code, QStringLiteral("MJ001"));
    const auto nowhere = m_services->transactions.run(Actor::system(), [&](Records &records) {
        return records.orders().changeStatus(OrderId{99}, OrderStatus::Cancelling, m_services->clock.now());
    });
    QVERIFY(nowhere.error().kind == ErrorKind::NotFound);
}

void PostgresDatabaseTest::readingUsesNoTransactionId()
{
    QString id;
    const auto done = m_services->database.attempt(
        Actor::system(),
        [&](Records &records) -> Result<> {
            const auto payments = records.payments().ofOrder(m_order);
            return payments ? Result<>{} : tl::unexpected(payments.error());
        },
        id);
    QVERIFY(done);
    QVERIFY(id.isEmpty());
}

void PostgresDatabaseTest::auditsTheActor()
{
    Actor actor = Actor::staff(QStringLiteral("ani"), QStringLiteral("it's \"urgent\""));
    actor.requestId = QStringLiteral("req-7");
    QVERIFY(m_services->transactions.run(actor, [&](Records &records) {
        return records.orders().changeStatus(m_order, OrderStatus::Cancelling, m_services->clock.now());
    }));
    QCOMPARE(m_services->ask(
                 QStringLiteral("select concat_ws(' ', actor_kind, actor, reason, request_id, login) from "
                                "audit_entries where table_name = 'orders' order by id desc limit 1")),
             QStringLiteral("staff ani it's \"urgent\" req-7 meja_service"));
}

void PostgresDatabaseTest::workersSkipEachOthersJobs()
{
    const Instant now = m_services->clock.now();
    const auto schedule = [&](qint64 subject) {
        return m_services->transactions.run(Actor::system(), [&](Records &records) {
            return records.jobs().schedule({JobKind::CheckPayment, subject, m_order, now});
        });
    };
    for (qint64 subject = 1; subject <= 5; ++subject)
        QVERIFY(schedule(subject));
    QList<Lease> first;
    QList<Lease> second;
    QVERIFY(m_services->transactions.run(Actor::system(), [&](Records &records) -> Result<> {
        first = *records.jobs().claim(QStringLiteral("one"), now, 3, {JobKind::CheckPayment});
        // The first worker has not committed yet: its jobs are locked.
        std::thread other([&] { second = *m_services->runner.claim(10); });
        other.join();
        return {};
    }));
    QCOMPARE(first.size(), 3);
    QCOMPARE(second.size(), 2);
    QSet<qint64> subjects;
    for (const Lease &lease : first + second)
        subjects.insert(lease.subject);
    QCOMPARE(subjects.size(), 5);
    QCOMPARE(m_services->runner.claim(10)->size(), 0);
}

void PostgresDatabaseTest::claimsOnlyRequestedKinds()
{
    const Instant now = m_services->clock.now();
    QVERIFY(m_services->transactions.run(Actor::system(), [&](Records &records) {
        return records.jobs()
            .schedule({JobKind::TrackShipment, 1, m_order, now})
            .and_then([&] {
                return records.jobs().schedule({JobKind::CheckPayment, 2, m_order, now});
            })
            .and_then([&] {
                return records.jobs().schedule({JobKind::ExpireOrder, 3, m_order, now});
            });
    }));
    QStringList taken;
    const auto take = [&](const QList<JobKind> &kinds) {
        return m_services->transactions.run(Actor::system(), [&](Records &records) -> Result<> {
            const auto leases = records.jobs().claim(QStringLiteral("one"), now, 1, kinds);
            for (const Lease &lease : *leases)
                taken.append(code(lease.kind));
            return {};
        });
    };
    QVERIFY(take({JobKind::AdvanceRefund}));
    QVERIFY(take({JobKind::AdvanceRefund, JobKind::ExpireOrder, JobKind::CheckPayment}));
    QVERIFY(take({JobKind::AdvanceRefund, JobKind::ExpireOrder, JobKind::CheckPayment}));
    QVERIFY(take({JobKind::AdvanceRefund, JobKind::ExpireOrder, JobKind::CheckPayment}));
    QCOMPARE(taken, QStringList({QStringLiteral("expire_order"), QStringLiteral("check_payment")}));
}

void PostgresDatabaseTest::expiredLeaseWritesNothing()
{
    QVERIFY(m_services->cancel(m_services->ask(QStringLiteral("select number from orders"))));
    const Lease late = m_services->runner.claim(1)->constFirst();
    m_services->clock.advance(91s);
    // The lease has expired, although no other worker has claimed the job yet.
    const auto write = [&](Records &records) {
        return records.attention().raise({AttentionKind::PaidTwice, 1, m_order, QStringLiteral("x")},
                                         m_services->clock.now());
    };
    QCOMPARE(m_services->transactions.run(Actor::system(), late, write).error().code,
             QStringLiteral("lease-lost"));
    const Lease next = m_services->runner.claim(1)->constFirst();
    QCOMPARE(next.job.value, late.job.value);
    QVERIFY(next.fence > late.fence);
    QCOMPARE(m_services->transactions.run(Actor::system(), late, write).error().code,
             QStringLiteral("lease-lost"));
    QCOMPARE(m_services->runner.extend(late).error().code, QStringLiteral("lease-lost"));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from attention_items")), QStringLiteral("0"));
    QVERIFY(m_services->transactions.run(Actor::system(), next, write));
    QCOMPARE(m_services->ask(QStringLiteral("select count(*) from attention_items")), QStringLiteral("1"));
}

void PostgresDatabaseTest::jobScheduledWhileRunningRunsAgain()
{
    const auto schedule = [&](Duration in) {
        return m_services->transactions.run(Actor::system(), [&](Records &records) {
            return records.jobs().schedule(
                {JobKind::CheckPayment, 1, m_order, m_services->clock.now() + in, QStringLiteral("r")});
        });
    };
    QVERIFY(schedule(1h));
    QCOMPARE(m_services->runner.claim(1)->size(), 0);
    QVERIFY(schedule(0s)); // moved to an earlier time
    const Lease lease = m_services->runner.claim(1)->constFirst();
    QCOMPARE(lease.requestId, QStringLiteral("r"));
    QVERIFY(schedule(0s));
    const auto finish = [&](const Lease &held) {
        return m_services->transactions.run(Actor::system(), held, [&](Records &records) {
            return records.jobs().finish(held, m_services->clock.now());
        });
    };
    QVERIFY(finish(lease));
    const auto again = m_services->runner.claim(1);
    QCOMPARE(again->size(), 1);
    QVERIFY(finish(again->constFirst()));
    QCOMPARE(m_services->runner.claim(1)->size(), 0);
    QCOMPARE(m_services->ask(QStringLiteral("select state from jobs where kind = 'check_payment'")),
             QStringLiteral("finished"));
}

void PostgresDatabaseTest::abandonedJobAllowsANewOne()
{
    const auto inJobs = [&](auto work) {
        return m_services->transactions.run(Actor::system(),
                                            [&](Records &records) { return work(records.jobs()); });
    };
    const NewJob job{JobKind::CheckPayment, 1, m_order, m_services->clock.now()};
    QVERIFY(inJobs([&](JobRecords &jobs) { return jobs.schedule(job); }));
    const Lease lease = m_services->runner.claim(1)->constFirst();
    QVERIFY(inJobs([&](JobRecords &jobs) {
        return jobs.runAgain(lease, m_services->clock.now(), QStringLiteral("no answer"));
    }));
    const Lease second = m_services->runner.claim(1)->constFirst();
    QCOMPARE(second.attempt, 2);
    QVERIFY(inJobs([&](JobRecords &jobs) {
        return jobs.giveUp(second, m_services->clock.now(), QStringLiteral("no answer"));
    }));
    JobReport report;
    QVERIFY(inJobs([&](JobRecords &jobs) -> Result<> {
        report = *jobs.read(second.job);
        return {};
    }));
    QVERIFY(report.state == JobState::GivenUp);
    QCOMPARE(report.lastFailure, QStringLiteral("no answer"));
    QVERIFY(inJobs([&](JobRecords &jobs) { return jobs.schedule(job); }));
    QCOMPARE(m_services->runner.claim(1)->constFirst().attempt, 1);
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void PostgresDatabaseTest::countsDailyCallsOfAPartner()
{
    PostgresGatewayCalls calls(m_services->connections);
    const Instant evening{1'795'539'540'000}; // 23.59 in Jakarta
    QCOMPARE(*calls.spend(QStringLiteral("rajaongkir"), evening, 2), true);
    QCOMPARE(*calls.spend(QStringLiteral("rajaongkir"), evening, 2), true);
    QCOMPARE(*calls.spend(QStringLiteral("rajaongkir"), evening, 2), false);
    QCOMPARE(*calls.spend(QStringLiteral("komerce"), evening, 2), true);
    QCOMPARE(*calls.spend(QStringLiteral("rajaongkir"), evening + 1min, 2), true);
    QCOMPARE(*calls.spend(QStringLiteral("midtrans"), evening, 0), false);

    GatewayCall call;
    call.partner = QStringLiteral("midtrans");
    call.operation = QStringLiteral("refund");
    call.purpose = {m_order, JobId{7}, 2, QStringLiteral("req")};
    call.method = QStringLiteral("POST");
    call.path = QStringLiteral("/v2/x/refund");
    call.requestBody = QStringLiteral("{}");
    call.startedAt = evening;
    call.id = *calls.begin(call);
    QVERIFY(calls.read(call.id)->outcome == CallOutcome::Running);
    call.outcome = CallOutcome::Rejected;
    call.endedAt = evening + 20ms;
    call.httpStatus = 200;
    call.bodyStatus = QStringLiteral("412");
    QVERIFY(calls.end(call));
    const auto read = calls.read(call.id);
    QVERIFY(read->outcome == CallOutcome::Rejected);
    QCOMPARE(read->endedAt->milliseconds, call.endedAt->milliseconds);
    QCOMPARE(read->httpStatus, call.httpStatus);
    QCOMPARE(read->purpose.job.value, 7);
    call.id = GatewayCallId{99};
    QVERIFY(calls.end(call).error().kind == ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(PostgresDatabaseTest)
#include "postgresdatabasetest.moc"
