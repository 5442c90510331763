#include "readingqueue.h"

#include <algorithm>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// A request to cancel takes a process of its own on the server, and the job's reader has to wait for it; a
/// quick job has mostly ended by then.
constexpr auto quickJobsPatience = 100ms;
constexpr auto againAfter = 50ms;
/// Longer than a person's pause between two letters.
constexpr auto calm = 250ms;
/// A reader connects ahead of its first job when the others were busy so long.
constexpr auto sparePatience = 100ms;
constexpr auto longTime = 1h;
/// Another reader may be free before one has connected.
constexpr auto connectingPatience = 20ms;

bool isSlow(const ReadingJob &job)
{
    return job.pace() == ReadingJob::Pace::Slow || job.pace() == ReadingJob::Pace::Calm;
}

} // namespace

ReadingQueue::ReadingQueue(std::size_t readers) : m_readers(readers) {}

void ReadingQueue::add(const Job &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto pause = job->pace() == ReadingJob::Pace::Calm ? calm : 0ms;
        m_waiting.push_back({job, Clock::now() + pause});
    }
    m_wake.notify_all();
}

std::vector<ReadingQueue::Job> ReadingQueue::end(const std::function<bool(const ReadingJob &)> &condition)
{
    std::vector<Job> waiting;
    {
        const std::scoped_lock lock(m_mutex);
        for (const Waiting &each : m_waiting) {
            if (condition(*each.job))
                waiting.push_back(each.job);
        }
        std::erase_if(m_waiting, [&](const Waiting &each) { return condition(*each.job); });
        for (const Job &job : m_taken) {
            if (!condition(*job) || job->isCancelled())
                continue;
            job->cancel();
            m_abandoned.push_back({job, Clock::now() + (isSlow(*job) ? 0ms : quickJobsPatience)});
        }
    }
    m_wakeTeller.notify_all();
    return waiting;
}

bool ReadingQueue::mayTake(std::size_t reader, const ReadingJob &job) const
{
    if (job.pace() == ReadingJob::Pace::Quick || m_readers.size() == 1)
        return true;
    const auto slow =
        std::count_if(m_taken.begin(), m_taken.end(), [](const Job &taken) { return isSlow(*taken); });
    return reader > 0 && (!isSlow(job) || slow < std::max<std::ptrdiff_t>(1, std::ssize(m_readers) - 2));
}

bool ReadingQueue::isBefore(std::size_t other, std::size_t reader) const
{
    const bool isConnected = m_readers[other].isConnected;
    return isConnected == m_readers[reader].isConnected ? other < reader : isConnected;
}

/// Notes since when nobody but the first reader, which is kept free, could begin at once.
void ReadingQueue::lookForSpare()
{
    const bool isBegun = std::any_of(m_readers.begin(), m_readers.end(),
                                     [](const Reader &reader) { return reader.isConnected; });
    const bool isSparse = std::none_of(m_readers.begin() + 1, m_readers.end(), [](const Reader &reader) {
        return reader.isConnecting || (reader.isConnected && reader.isIdle);
    });
    if (!isBegun || !isSparse)
        m_spareDue.reset();
    else if (!m_spareDue)
        m_spareDue = Clock::now() + sparePatience;
}

/// Whether a reader is to connect before there is something to do for it.
bool ReadingQueue::isSpare(std::size_t reader) const
{
    const auto mayConnect = [](const Reader &other) { return !other.isConnected && other.isIdle; };
    return reader > 0 && m_spareDue && *m_spareDue <= Clock::now() &&
           std::find_if(m_readers.begin() + 1, m_readers.end(), mayConnect) ==
               m_readers.begin() + static_cast<std::ptrdiff_t>(reader);
}

bool ReadingQueue::shallConnect(std::size_t reader) const
{
    const std::scoped_lock lock(m_mutex);
    return m_readers[reader].isConnecting;
}

ReadingQueue::Job ReadingQueue::firstFor(std::size_t reader) const
{
    const auto isForAnother = [&](const ReadingJob &job) {
        for (std::size_t other = 0; other < m_readers.size(); ++other) {
            if (m_readers[other].isIdle && mayTake(other, job) && isBefore(other, reader))
                return true;
        }
        return false;
    };
    const auto found =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&, now = Clock::now()](const Waiting &each) {
            return each.due <= now && mayTake(reader, *each.job) && !isForAnother(*each.job);
        });
    return found == m_waiting.end() ? nullptr : found->job;
}

/// Whether there is something to do for a reader. One that lost its connection waits for work alone: it
/// connects when its patience ends.
bool ReadingQueue::hasNews(std::size_t reader, bool isLost) const
{
    return m_isStopped || firstFor(reader) || (!isLost && isSpare(reader));
}

void ReadingQueue::waitForNews(std::size_t reader, std::optional<Milliseconds> patience,
                               std::unique_lock<std::mutex> &lock)
{
    const auto end = Clock::now() + patience.value_or(longTime);
    while (!hasNews(reader, patience.has_value()) && Clock::now() < end) {
        auto next = m_spareDue && *m_spareDue > Clock::now() ? std::min(end, *m_spareDue) : end;
        for (const Waiting &each : m_waiting)
            next = each.due > Clock::now() ? std::min(next, each.due) : next;
        m_wake.wait_until(lock, next);
    }
}

/// Whether somebody who needn't connect takes what there is to do within a moment.
bool ReadingQueue::leavesToAnother(std::size_t reader, std::unique_lock<std::mutex> &lock)
{
    const bool hasOthers = std::any_of(m_readers.begin(), m_readers.end(),
                                       [](const Reader &other) { return other.isConnected; });
    if (!hasOthers || m_readers[reader].isConnected)
        return false;
    const Job wanted = firstFor(reader);
    return wanted && m_wake.wait_for(lock, connectingPatience,
                                     [&] { return m_isStopped || firstFor(reader) != wanted; });
}

ReadingQueue::Job ReadingQueue::take(std::size_t reader, std::optional<Milliseconds> patience)
{
    std::unique_lock lock(m_mutex);
    Reader &self = m_readers[reader];
    self.isIdle = true;
    lookForSpare();
    do {
        waitForNews(reader, patience, lock);
    } while (!patience && !m_isStopped && (!hasNews(reader, false) || leavesToAnother(reader, lock)));
    const Job job = m_isStopped ? nullptr : firstFor(reader);
    self.isConnecting = !job && !patience && !m_isStopped && isSpare(reader);
    self.isIdle = false;
    lookForSpare();
    if (!job)
        return nullptr;
    std::erase_if(m_waiting, [&](const Waiting &each) { return each.job == job; });
    m_taken.push_back(job);
    m_wake.notify_all(); // What is left may be another's now.
    return job;
}

void ReadingQueue::done(const Job &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_taken, job);
        std::erase_if(m_abandoned, [&](const Abandoned &each) { return each.job == job; });
    }
    m_wake.notify_all();
    m_wakeTeller.notify_all();
}

void ReadingQueue::setConnected(std::size_t reader, bool isConnected)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_readers[reader].isConnected = isConnected;
        m_readers[reader].isConnecting = false;
        lookForSpare();
    }
    m_wake.notify_all();
}

int ReadingQueue::idleReaders() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(std::count_if(m_readers.begin(), m_readers.end(),
                                          [](const Reader &reader) { return reader.isIdle; }));
}

ReadingQueue::Job ReadingQueue::takeAbandoned()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopped || !m_abandoned.empty()) {
        const auto next = std::min_element(
            m_abandoned.begin(), m_abandoned.end(),
            [](const Abandoned &one, const Abandoned &other) { return one.due < other.due; });
        if (next == m_abandoned.end())
            m_wakeTeller.wait(lock);
        else if (next->due > Clock::now())
            m_wakeTeller.wait_until(lock, next->due);
        else
            return next->job;
    }
    return nullptr;
}

void ReadingQueue::told(const Job &job)
{
    const std::scoped_lock lock(m_mutex);
    for (Abandoned &each : m_abandoned) {
        if (each.job == job)
            each.due = Clock::now() + againAfter;
    }
}

void ReadingQueue::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
    }
    m_wake.notify_all();
    m_wakeTeller.notify_all();
}

bool ReadingQueue::isStopped() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isStopped;
}

} // namespace meja
