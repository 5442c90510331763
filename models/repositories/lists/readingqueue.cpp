#include "readingqueue.h"

#include <algorithm>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// A request to cancel takes a process of its own on the server, and the job's reader has to wait for it; a
/// quick job has mostly ended by then.
constexpr auto quickJobsPatience = 100ms;
constexpr auto againAfter = 50ms;
/// Longer than a person's pause between two letters.
constexpr auto calm = 250ms;
/// A later job waits so long for another reader than the first.
constexpr auto laterPatience = 50ms;
/// A reader connects ahead of its first job when the others were busy so long.
constexpr auto sparePatience = 100ms;
constexpr auto spareAgainAfter = 30s;
/// Another reader may be free before one has connected.
constexpr auto connectingPatience = 20ms;
constexpr auto longTime = 1h;

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
        const auto due = Clock::now() + (job->pace() == ReadingJob::Pace::Calm ? calm : 0ms);
        m_waiting.push_back({job, due, due + laterPatience});
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

bool ReadingQueue::isOpen(std::size_t reader) const
{
    return m_readers[reader].state == State::Open;
}

bool ReadingQueue::isAnyOpen() const
{
    return std::any_of(m_readers.begin(), m_readers.end(),
                       [](const Reader &reader) { return reader.state == State::Open; });
}

/// Whether all others are lost.
bool ReadingQueue::isAlone(std::size_t reader) const
{
    for (std::size_t other = 0; other < m_readers.size(); ++other) {
        if (other != reader && m_readers[other].state != State::Lost)
            return false;
    }
    return true;
}

bool ReadingQueue::hasRoomFor(const ReadingJob &job) const
{
    const auto slow =
        std::count_if(m_taken.begin(), m_taken.end(), [](const Job &taken) { return isSlow(*taken); });
    const std::ptrdiff_t kept = job.pace() == ReadingJob::Pace::Calm ? 2 : 1;
    return !isSlow(job) || slow < std::max<std::ptrdiff_t>(1, std::ssize(m_readers) - kept);
}

bool ReadingQueue::mayTake(std::size_t reader, const Waiting &waiting) const
{
    const auto now = Clock::now();
    if (waiting.due > now || !hasRoomFor(*waiting.job))
        return false;
    return reader > 0 || waiting.job->pace() == ReadingJob::Pace::Quick || isAlone(reader) ||
           (waiting.job->pace() == ReadingJob::Pace::Later && waiting.later <= now);
}

/// Of two readers that have nothing to do: the open ones first, the lost ones last.
bool ReadingQueue::isBefore(std::size_t other, std::size_t reader) const
{
    const auto rank = [this](std::size_t each) {
        const State state = m_readers[each].state;
        return std::pair(state == State::Open ? 0 : state == State::Lost ? 2 : 1, each);
    };
    return rank(other) < rank(reader);
}

bool ReadingQueue::isFor(std::size_t reader, const Waiting &waiting) const
{
    if (!mayTake(reader, waiting))
        return false;
    const bool isLost = m_readers[reader].state == State::Lost;
    for (std::size_t other = 0; other < m_readers.size(); ++other) {
        const bool isBetter = m_readers[other].isIdle && isBefore(other, reader) && mayTake(other, waiting);
        if (other != reader && (isBetter || (isLost && isOpen(other))))
            return false;
    }
    return true;
}

/// The most pressing job, of those the one that waits longest.
ReadingQueue::Job ReadingQueue::firstFor(std::size_t reader) const
{
    Job first;
    for (const Waiting &each : m_waiting) {
        if ((!first || each.job->pace() < first->pace()) && isFor(reader, each))
            first = each.job;
    }
    return first;
}

/// Notes since when nobody but the first reader, which is kept free, could begin at once.
void ReadingQueue::lookForSpare()
{
    const bool isSparse = std::none_of(m_readers.begin() + 1, m_readers.end(), [](const Reader &reader) {
        return reader.state == State::Connecting || (reader.state == State::Open && reader.isIdle);
    });
    if (!isAnyOpen() || !isSparse)
        m_spareDue.reset();
    else if (!m_spareDue)
        m_spareDue = std::max(Clock::now() + sparePatience, m_noSpareBefore);
}

/// Whether a reader is to connect before there is something to do for it.
bool ReadingQueue::isSpare(std::size_t reader) const
{
    const auto mayConnect = [](const Reader &other) { return other.state == State::Closed && other.isIdle; };
    return reader > 0 && m_spareDue && *m_spareDue <= Clock::now() &&
           std::find_if(m_readers.begin() + 1, m_readers.end(), mayConnect) ==
               m_readers.begin() + static_cast<std::ptrdiff_t>(reader);
}

bool ReadingQueue::shallConnect(std::size_t reader) const
{
    const std::scoped_lock lock(m_mutex);
    return m_readers[reader].state == State::Connecting;
}

void ReadingQueue::spareFailed()
{
    const std::scoped_lock lock(m_mutex);
    m_noSpareBefore = Clock::now() + spareAgainAfter;
    m_spareDue.reset();
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
    while (!hasNews(reader, patience.has_value()) && Clock::now() < end)
        m_wake.wait_until(lock, nextChange(end));
}

/// When time alone may bring news.
ReadingQueue::Clock::time_point ReadingQueue::nextChange(Clock::time_point end) const
{
    auto next = end;
    const auto consider = [&next, now = Clock::now()](Clock::time_point change) {
        next = change > now ? std::min(next, change) : next;
    };
    if (m_spareDue)
        consider(*m_spareDue);
    for (const Waiting &each : m_waiting) {
        consider(each.due);
        consider(each.later);
    }
    return next;
}

/// Whether somebody who needn't connect takes what there is to do within a moment.
bool ReadingQueue::leavesToAnother(std::size_t reader, std::unique_lock<std::mutex> &lock)
{
    const bool hasOthers = std::any_of(m_readers.begin(), m_readers.end(), [](const Reader &other) {
        return other.state == State::Open || other.state == State::Connecting;
    });
    if (!hasOthers || isOpen(reader))
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
    if (!job && !patience && !m_isStopped && isSpare(reader))
        self.state = State::Connecting;
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

bool ReadingQueue::putBack(const Job &job)
{
    const std::scoped_lock lock(m_mutex);
    if (job->isCancelled() || m_isStopped)
        return false;
    std::erase(m_taken, job);
    m_waiting.push_front({job, Clock::now(), Clock::now()});
    return true;
}

void ReadingQueue::setState(std::size_t reader, State state)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_readers[reader].state = state;
        lookForSpare();
    }
    m_wake.notify_all();
}

bool ReadingQueue::hasOpen() const
{
    const std::scoped_lock lock(m_mutex);
    return isAnyOpen();
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
        else if (const auto due = next->due; due > Clock::now())
            m_wakeTeller.wait_until(lock, due); // By then the element may be another's, or gone.
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
        for (Abandoned &each : m_abandoned)
            each.due = Clock::now();
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
