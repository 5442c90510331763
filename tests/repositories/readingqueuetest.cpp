#include "readingqueue.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <future>

using namespace meja;

namespace {

using Pace = ReadingJob::Pace;
using State = ReadingQueue::State;
using namespace std::chrono_literals;

class SilentJob : public ReadingJob
{
public:
    explicit SilentJob(Pace pace) : ReadingJob(Lane::next(), pace) {}

    std::optional<Error> attempt(ReaderSession &) override { return std::nullopt; }
    void answer() override {}
    void refuse(const Error &) override {}
};

ReadingQueue::Job jobOf(Pace pace)
{
    return std::make_shared<SilentJob>(pace);
}

bool every(const ReadingJob &)
{
    return true;
}

/// Readers in threads that wait for one job each. The destructor stops them.
class WaitingReaders
{
public:
    WaitingReaders(ReadingQueue &queue, std::size_t readers) : m_queue(queue)
    {
        for (std::size_t reader = 0; reader < readers; ++reader)
            m_taken.push_back(
                std::async(std::launch::async, [&queue, reader] { return queue.take(reader); }));
    }
    ~WaitingReaders() { m_queue.stop(); }
    Q_DISABLE_COPY_MOVE(WaitingReaders)

    ReadingQueue::Job jobOfReader(std::size_t reader) { return m_taken[reader].get(); }
    bool has(std::size_t reader) { return m_taken[reader].wait_for(0s) == std::future_status::ready; }

private:
    ReadingQueue &m_queue;
    std::vector<std::future<ReadingQueue::Job>> m_taken;
};

} // namespace

/// Tests which reader takes which job, and how jobs are cancelled.
class ReadingQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstReaderTakesQuickJobs();
    void otherJobsGoToAnotherReader_data();
    void otherJobsGoToAnotherReader();
    void firstReaderTakesLaterJobsAfterADelay();
    void takesTheMostUrgentJobFirst();
    void connectsOneMoreReaderWhenAllAreBusy();
    void connectedReadersTakeJobsBeforeLostOnes();
    void lostReaderTakesJobsLast();
    void onlyConnectedReaderTakesAllJobs();
    void slowJobsLeaveAReaderFree();
    void backgroundJobsStartAfterADelay();
    void connectedReaderTakesJobsFirst();
    void unconnectedReaderTakesAJobWhenAllAreBusy();
    void cancelsWaitingAndRunningJobs();
    void cancelsQuickJobsAfterADelay();
    void takesEveryJobOnce();
};

void ReadingQueueTest::firstReaderTakesQuickJobs()
{
    ReadingQueue queue(3);
    for (std::size_t reader = 0; reader < 3; ++reader)
        queue.setState(reader, State::Open);
    WaitingReaders waiting(queue, 3);
    QTRY_COMPARE(queue.idleReaders(), 3);
    queue.add(jobOf(Pace::Quick));
    QTRY_VERIFY(waiting.has(0));
    QCOMPARE(queue.idleReaders(), 2);
}

void ReadingQueueTest::otherJobsGoToAnotherReader_data()
{
    QTest::addColumn<Pace>("pace");
    QTest::newRow("later") << Pace::Later;
    QTest::newRow("slow") << Pace::Slow;
    QTest::newRow("calm") << Pace::Calm;
}

void ReadingQueueTest::otherJobsGoToAnotherReader()
{
    QFETCH(Pace, pace);
    ReadingQueue queue(2);
    queue.setState(0, State::Open);
    queue.setState(1, State::Open);
    const auto job = jobOf(pace);
    queue.add(job);
    QVERIFY(!queue.take(0, 20ms));
    QCOMPARE(queue.take(1), job);
}

void ReadingQueueTest::firstReaderTakesLaterJobsAfterADelay()
{
    ReadingQueue queue(2);
    queue.setState(0, State::Open);
    const auto job = jobOf(Pace::Later);
    queue.add(job);
    QCOMPARE(queue.take(0), job);
}

void ReadingQueueTest::takesTheMostUrgentJobFirst()
{
    ReadingQueue queue(3);
    const QList<ReadingQueue::Job> jobs{jobOf(Pace::Slow), jobOf(Pace::Later), jobOf(Pace::Quick),
                                        jobOf(Pace::Quick)};
    for (const auto &job : jobs)
        queue.add(job);
    for (const int index : {2, 3, 1, 0})
        QCOMPARE(queue.take(1, 0ms), jobs[index]);
}

void ReadingQueueTest::connectsOneMoreReaderWhenAllAreBusy()
{
    ReadingQueue queue(4);
    QVERIFY(!queue.take(2, 0ms) && !queue.shallConnect(2)); // The other readers have not connected yet.
    queue.setState(0, State::Open);
    queue.setState(1, State::Open);
    queue.add(jobOf(Pace::Slow));
    QVERIFY(queue.take(1));
    QVERIFY(!queue.take(2) && queue.shallConnect(2));
    QVERIFY(!queue.take(3, 20ms) && !queue.shallConnect(3)); // One at a time.
    queue.spareFailed();
    queue.setState(2, State::Closed);
    QVERIFY(!queue.take(2, 150ms) && !queue.shallConnect(2));
}

void ReadingQueueTest::connectedReadersTakeJobsBeforeLostOnes()
{
    ReadingQueue queue(3);
    queue.setState(0, State::Lost);
    queue.setState(1, State::Open);
    queue.setState(2, State::Lost);
    const auto job = jobOf(Pace::Later);
    queue.add(job);
    QVERIFY(!queue.take(0, 100ms) && !queue.take(2, 0ms));
    QCOMPARE(queue.take(1), job);
    QVERIFY(queue.putBack(job));
    queue.setState(1, State::Lost);
    QCOMPARE(queue.take(2, 0ms), job);
    queue.end(every);
    QVERIFY(!queue.putBack(job));
}

void ReadingQueueTest::lostReaderTakesJobsLast()
{
    ReadingQueue queue(3);
    queue.setState(1, State::Lost);
    auto lost = std::async(std::launch::async, [&queue] { return queue.take(1, 60s); });
    auto closed = std::async(std::launch::async, [&queue] { return queue.take(2); });
    const auto stop = qScopeGuard([&queue] { queue.stop(); });
    QTRY_COMPARE(queue.idleReaders(), 2);
    queue.add(jobOf(Pace::Slow));
    QVERIFY(closed.wait_for(10s) == std::future_status::ready);
}

void ReadingQueueTest::onlyConnectedReaderTakesAllJobs()
{
    ReadingQueue queue(3);
    queue.setState(0, State::Open);
    queue.setState(1, State::Lost);
    queue.setState(2, State::Lost);
    const auto job = jobOf(Pace::Slow);
    queue.add(job);
    QVERIFY(!queue.take(2, 0ms));
    QCOMPARE(queue.take(0), job);
}

void ReadingQueueTest::slowJobsLeaveAReaderFree()
{
    ReadingQueue queue(4);
    for (int i = 0; i < 4; ++i)
        queue.add(jobOf(Pace::Slow));
    QVERIFY(queue.take(1, 0ms) && queue.take(1, 0ms));
    const auto last = queue.take(1, 0ms);
    QVERIFY(last);
    QVERIFY(!queue.take(1, 20ms));
    queue.add(jobOf(Pace::Later));
    QVERIFY(queue.take(1, 0ms));
    queue.done(last);
    QVERIFY(queue.take(1, 0ms));
}

void ReadingQueueTest::backgroundJobsStartAfterADelay()
{
    ReadingQueue queue(2);
    queue.setState(1, State::Open);
    queue.add(jobOf(Pace::Calm));
    QVERIFY(!queue.take(1, 0ms));
    QCOMPARE(queue.end(every).size(), 1U);
    const auto last = jobOf(Pace::Calm);
    queue.add(last);
    QCOMPARE(queue.take(1), last);
}

void ReadingQueueTest::connectedReaderTakesJobsFirst()
{
    ReadingQueue queue(3);
    queue.setState(1, State::Open);
    WaitingReaders waiting(queue, 3);
    QTRY_COMPARE(queue.idleReaders(), 3);
    const auto job = jobOf(Pace::Quick);
    queue.add(job);
    QTRY_VERIFY(waiting.has(1));
    QCOMPARE(waiting.jobOfReader(1), job);
}

void ReadingQueueTest::unconnectedReaderTakesAJobWhenAllAreBusy()
{
    ReadingQueue queue(2);
    queue.setState(0, State::Open);
    queue.add(jobOf(Pace::Quick));
    QVERIFY(queue.take(0));
    const auto next = jobOf(Pace::Quick);
    queue.add(next);
    QCOMPARE(queue.take(1), next);
}

void ReadingQueueTest::cancelsWaitingAndRunningJobs()
{
    ReadingQueue queue(2);
    const auto taken = jobOf(Pace::Slow);
    queue.add(taken);
    QCOMPARE(queue.take(1), taken);
    const auto waiting = jobOf(Pace::Slow);
    queue.add(waiting);
    const auto refused = queue.end(every);
    QCOMPARE(refused.size(), 1U);
    QCOMPARE(refused.front(), waiting);
    QVERIFY(taken->isCancelled() && !waiting->isCancelled());
    QCOMPARE(queue.takeAbandoned(), taken);
    queue.told(taken);
    QCOMPARE(queue.takeAbandoned(),
             taken); // The cancel request may have been too early, so that it is repeated.
    queue.stop();
    QCOMPARE(queue.takeAbandoned(), taken);
    queue.done(taken);
    QVERIFY(!queue.takeAbandoned());
    QVERIFY(!queue.take(0));
}

void ReadingQueueTest::cancelsQuickJobsAfterADelay()
{
    ReadingQueue queue(2);
    const auto quick = jobOf(Pace::Quick);
    const auto slow = jobOf(Pace::Slow);
    queue.add(quick);
    queue.add(slow);
    QVERIFY(queue.take(0) && queue.take(1));
    QVERIFY(queue.end(every).empty());
    QCOMPARE(queue.takeAbandoned(), slow);
    queue.done(slow);
    QCOMPARE(queue.takeAbandoned(), quick);
    queue.done(quick);
}

void ReadingQueueTest::takesEveryJobOnce()
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
        queue.add(jobOf(i % 3 ? Pace::Quick : Pace::Slow));
    QTRY_COMPARE(done.load(), jobs);
}

QTEST_GUILESS_MAIN(ReadingQueueTest)
#include "readingqueuetest.moc"
