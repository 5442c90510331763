#include "readingqueue.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <future>

using namespace meja;

namespace {

using Priority = ReadingJob::Priority;
using State = ReadingQueue::State;
using namespace std::chrono_literals;

class EmptyJob : public ReadingJob
{
public:
    explicit EmptyJob(Priority priority) : ReadingJob(Lane::next(), priority) {}

    std::optional<Error> attempt(ReaderSession &) override { return std::nullopt; }
    void deliver() override {}
    void fail(const Error &) override {}
};

ReadingQueue::Job jobOf(Priority priority)
{
    return std::make_shared<EmptyJob>(priority);
}

bool always(const ReadingJob &)
{
    return true;
}

/// Threads that wait for one job each. The destructor stops them.
class Waiting
{
public:
    Waiting(ReadingQueue &queue, std::size_t readers) : m_queue(queue)
    {
        for (std::size_t reader = 0; reader < readers; ++reader)
            m_taken.push_back(
                std::async(std::launch::async, [&queue, reader] { return queue.take(reader); }));
    }
    ~Waiting() { m_queue.stop(); }
    Q_DISABLE_COPY_MOVE(Waiting)

    ReadingQueue::Job jobOfReader(std::size_t reader) { return m_taken[reader].get(); }
    bool has(std::size_t reader) { return m_taken[reader].wait_for(0s) == std::future_status::ready; }

private:
    ReadingQueue &m_queue;
    std::vector<std::future<ReadingQueue::Job>> m_taken;
};

} // namespace

/// Tests which reader of a `ReadingQueue` takes which job, and how jobs are cancelled.
class ReadingQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void assignsInteractiveJobsToTheFirstReader();
    void assignsOtherJobsToOtherReaders_data();
    void assignsOtherJobsToOtherReaders();
    void assignsPrefetchJobsToTheFirstReaderAfterADelay();
    void assignsJobsByPriority();
    void connectsOneReaderInAdvance();
    void assignsNoJobToALostReaderWhileAnotherIsOpen();
    void prefersAClosedReaderToALostOne();
    void assignsAllJobsToTheOnlyOpenReader();
    void keepsAReaderFreeOfSlowJobs();
    void delaysBackgroundJobs();
    void prefersAConnectedReader();
    void connectsAReaderWhenAllAreBusy();
    void cancelsWaitingAndRunningJobs();
    void delaysTheCancellationOfInteractiveJobs();
    void assignsEveryJobOnce();
};

void ReadingQueueTest::assignsInteractiveJobsToTheFirstReader()
{
    ReadingQueue queue(3);
    for (std::size_t reader = 0; reader < 3; ++reader)
        queue.setState(reader, State::Open);
    Waiting waiting(queue, 3);
    QTRY_COMPARE(queue.idleReaders(), 3);
    queue.add(jobOf(Priority::Interactive));
    QTRY_VERIFY(waiting.has(0));
    QCOMPARE(queue.idleReaders(), 2);
}

void ReadingQueueTest::assignsOtherJobsToOtherReaders_data()
{
    QTest::addColumn<Priority>("priority");
    QTest::newRow("prefetch") << Priority::Prefetch;
    QTest::newRow("slow") << Priority::Slow;
    QTest::newRow("background") << Priority::Background;
}

void ReadingQueueTest::assignsOtherJobsToOtherReaders()
{
    QFETCH(Priority, priority);
    ReadingQueue queue(2);
    queue.setState(0, State::Open);
    queue.setState(1, State::Open);
    const auto job = jobOf(priority);
    queue.add(job);
    QVERIFY(!queue.take(0, 20ms));
    QCOMPARE(queue.take(1), job);
}

void ReadingQueueTest::assignsPrefetchJobsToTheFirstReaderAfterADelay()
{
    ReadingQueue queue(2);
    queue.setState(0, State::Open);
    const auto job = jobOf(Priority::Prefetch);
    queue.add(job);
    QCOMPARE(queue.take(0), job);
}

void ReadingQueueTest::assignsJobsByPriority()
{
    ReadingQueue queue(3);
    const QList<ReadingQueue::Job> jobs{jobOf(Priority::Slow), jobOf(Priority::Prefetch),
                                        jobOf(Priority::Interactive), jobOf(Priority::Interactive)};
    for (const auto &job : jobs)
        queue.add(job);
    for (const int place : {2, 3, 1, 0})
        QCOMPARE(queue.take(1, 0ms), jobs[place]);
}

void ReadingQueueTest::connectsOneReaderInAdvance()
{
    ReadingQueue queue(4);
    QVERIFY(!queue.take(2, 0ms) && !queue.mustConnect(2)); // No reader is connected yet.
    queue.setState(0, State::Open);
    queue.setState(1, State::Open);
    queue.add(jobOf(Priority::Slow));
    QVERIFY(queue.take(1));
    QVERIFY(!queue.take(2) && queue.mustConnect(2));
    QVERIFY(!queue.take(3, 20ms) && !queue.mustConnect(3)); // One at a time.
    queue.spareConnectFailed();
    queue.setState(2, State::Closed);
    QVERIFY(!queue.take(2, 150ms) && !queue.mustConnect(2));
}

void ReadingQueueTest::assignsNoJobToALostReaderWhileAnotherIsOpen()
{
    ReadingQueue queue(3);
    queue.setState(0, State::Lost);
    queue.setState(1, State::Open);
    queue.setState(2, State::Lost);
    const auto job = jobOf(Priority::Prefetch);
    queue.add(job);
    QVERIFY(!queue.take(0, 100ms) && !queue.take(2, 0ms));
    QCOMPARE(queue.take(1), job);
    QVERIFY(queue.putBack(job));
    queue.setState(1, State::Lost);
    QCOMPARE(queue.take(2, 0ms), job);
    queue.cancel(always);
    QVERIFY(!queue.putBack(job));
}

void ReadingQueueTest::prefersAClosedReaderToALostOne()
{
    ReadingQueue queue(3);
    queue.setState(1, State::Lost);
    auto lost = std::async(std::launch::async, [&queue] { return queue.take(1, 60s); });
    auto closed = std::async(std::launch::async, [&queue] { return queue.take(2); });
    const auto stop = qScopeGuard([&queue] { queue.stop(); });
    QTRY_COMPARE(queue.idleReaders(), 2);
    queue.add(jobOf(Priority::Slow));
    QVERIFY(closed.wait_for(10s) == std::future_status::ready);
}

void ReadingQueueTest::assignsAllJobsToTheOnlyOpenReader()
{
    ReadingQueue queue(3);
    queue.setState(0, State::Open);
    queue.setState(1, State::Lost);
    queue.setState(2, State::Lost);
    const auto job = jobOf(Priority::Slow);
    queue.add(job);
    QVERIFY(!queue.take(2, 0ms));
    QCOMPARE(queue.take(0), job);
}

void ReadingQueueTest::keepsAReaderFreeOfSlowJobs()
{
    ReadingQueue queue(4);
    for (int i = 0; i < 4; ++i)
        queue.add(jobOf(Priority::Slow));
    QVERIFY(queue.take(1, 0ms) && queue.take(1, 0ms));
    const auto last = queue.take(1, 0ms);
    QVERIFY(last);
    QVERIFY(!queue.take(1, 20ms));
    queue.add(jobOf(Priority::Prefetch));
    QVERIFY(queue.take(1, 0ms));
    queue.done(last);
    QVERIFY(queue.take(1, 0ms));
}

void ReadingQueueTest::delaysBackgroundJobs()
{
    ReadingQueue queue(2);
    queue.setState(1, State::Open);
    queue.add(jobOf(Priority::Background));
    QVERIFY(!queue.take(1, 0ms));
    QCOMPARE(queue.cancel(always).size(), 1U);
    const auto last = jobOf(Priority::Background);
    queue.add(last);
    QCOMPARE(queue.take(1), last);
}

void ReadingQueueTest::prefersAConnectedReader()
{
    ReadingQueue queue(3);
    queue.setState(1, State::Open);
    Waiting waiting(queue, 3);
    QTRY_COMPARE(queue.idleReaders(), 3);
    const auto job = jobOf(Priority::Interactive);
    queue.add(job);
    QTRY_VERIFY(waiting.has(1));
    QCOMPARE(waiting.jobOfReader(1), job);
}

void ReadingQueueTest::connectsAReaderWhenAllAreBusy()
{
    ReadingQueue queue(2);
    queue.setState(0, State::Open);
    queue.add(jobOf(Priority::Interactive));
    QVERIFY(queue.take(0));
    const auto next = jobOf(Priority::Interactive);
    queue.add(next);
    QCOMPARE(queue.take(1), next);
}

void ReadingQueueTest::cancelsWaitingAndRunningJobs()
{
    ReadingQueue queue(2);
    const auto taken = jobOf(Priority::Slow);
    queue.add(taken);
    QCOMPARE(queue.take(1), taken);
    const auto waiting = jobOf(Priority::Slow);
    queue.add(waiting);
    const auto refused = queue.cancel(always);
    QCOMPARE(refused.size(), 1U);
    QCOMPARE(refused.front(), waiting);
    QVERIFY(taken->isCancelled() && !waiting->isCancelled());
    QCOMPARE(queue.takeCancelled(), taken);
    queue.cancelSent(taken);
    QCOMPARE(queue.takeCancelled(), taken); // The cancel request may have arrived too early.
    queue.stop();
    QCOMPARE(queue.takeCancelled(), taken);
    queue.done(taken);
    QVERIFY(!queue.takeCancelled());
    QVERIFY(!queue.take(0));
}

void ReadingQueueTest::delaysTheCancellationOfInteractiveJobs()
{
    ReadingQueue queue(2);
    const auto quick = jobOf(Priority::Interactive);
    const auto slow = jobOf(Priority::Slow);
    queue.add(quick);
    queue.add(slow);
    QVERIFY(queue.take(0) && queue.take(1));
    QVERIFY(queue.cancel(always).empty());
    QCOMPARE(queue.takeCancelled(), slow);
    queue.done(slow);
    QCOMPARE(queue.takeCancelled(), quick);
    queue.done(quick);
}

void ReadingQueueTest::assignsEveryJobOnce()
{
    constexpr int jobs = 2000;
    constexpr std::size_t readers = 4;
    ReadingQueue queue(readers);
    std::atomic<int> done = 0;
    std::vector<std::future<void>> threads;
    const auto serve = [&](std::size_t reader) {
        while (!queue.isStopped()) {
            queue.setState(reader, State::Open);
            if (const auto job = queue.take(reader)) {
                queue.done(job);
                ++done;
            }
        }
    };
    for (std::size_t reader = 0; reader < readers; ++reader)
        threads.push_back(std::async(std::launch::async, serve, reader));
    const auto stop = qScopeGuard([&queue] { queue.stop(); });
    for (int i = 0; i < jobs; ++i)
        queue.add(jobOf(i % 3 ? Priority::Interactive : Priority::Slow));
    QTRY_COMPARE(done.load(), jobs);
}

QTEST_GUILESS_MAIN(ReadingQueueTest)
#include "readingqueuetest.moc"
