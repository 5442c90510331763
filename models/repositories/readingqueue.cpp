#include "readingqueue.h"

#include <algorithm>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// A request to cancel takes a process of its own on the server, and the job's reader has to wait for it; a
/// quick job has mostly ended by then.
constexpr auto quickJobsPatience = 100ms;
constexpr auto againAfter = 50ms;
/// Another reader may be free before one has connected.
constexpr auto connectingPatience = 20ms;

bool isSlow(const ReadingJob &job)
{
    return job.pace() == ReadingJob::Pace::Slow;
}

} // namespace

ReadingQueue::ReadingQueue(std::size_t readers) : m_readers(readers) {}

void ReadingQueue::add(const Job &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(job);
    }
    m_wake.notify_all();
}

std::vector<ReadingQueue::Job> ReadingQueue::end(const std::function<bool(const ReadingJob &)> &condition)
{
    std::vector<Job> waiting;
    {
        const std::scoped_lock lock(m_mutex);
        std::copy_if(m_waiting.begin(), m_waiting.end(), std::back_inserter(waiting),
                     [&](const Job &job) { return condition(*job); });
        std::erase_if(m_waiting, [&](const Job &job) { return condition(*job); });
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

ReadingQueue::Job ReadingQueue::firstFor(std::size_t reader) const
{
    const auto isForAnother = [&](const ReadingJob &job) {
        for (std::size_t other = 0; other < m_readers.size(); ++other) {
            if (m_readers[other].isIdle && mayTake(other, job) && isBefore(other, reader))
                return true;
        }
        return false;
    };
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Job &job) {
        return mayTake(reader, *job) && !isForAnother(*job);
    });
    return found == m_waiting.end() ? nullptr : *found;
}

bool ReadingQueue::hasNews(std::size_t reader) const
{
    return m_isStopped || firstFor(reader);
}

/// Whether somebody who needn't connect takes what there is to do within a moment.
bool ReadingQueue::leavesToAnother(std::size_t reader, std::unique_lock<std::mutex> &lock)
{
    const bool hasOthers = std::any_of(m_readers.begin(), m_readers.end(),
                                       [](const Reader &other) { return other.isConnected; });
    if (!hasOthers || m_readers[reader].isConnected)
        return false;
    const Job wanted = firstFor(reader);
    return m_wake.wait_for(lock, connectingPatience,
                           [&] { return m_isStopped || firstFor(reader) != wanted; });
}

ReadingQueue::Job ReadingQueue::take(std::size_t reader, std::optional<Milliseconds> patience)
{
    std::unique_lock lock(m_mutex);
    Reader &self = m_readers[reader];
    self.isIdle = true;
    if (patience) {
        m_wake.wait_for(lock, *patience, [&] { return hasNews(reader); });
    } else {
        do {
            m_wake.wait(lock, [&] { return hasNews(reader); });
        } while (!m_isStopped && leavesToAnother(reader, lock));
    }
    const Job job = m_isStopped ? nullptr : firstFor(reader);
    self.isIdle = false;
    if (!job)
        return nullptr;
    std::erase(m_waiting, job);
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
    const std::scoped_lock lock(m_mutex);
    m_readers[reader].isConnected = isConnected;
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
