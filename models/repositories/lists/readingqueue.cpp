#include "readingqueue.h"

#include <algorithm>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// A cancel request starts a process on the server, and the job's reader must wait for it. Most interactive
/// jobs end by themselves before that.
constexpr auto cancelDelay = 100ms;
constexpr auto cancelRetryDelay = 50ms;
/// Longer than the time between two key presses.
constexpr auto backgroundDelay = 250ms;
/// How long a prefetch job waits for a reader other than the first.
constexpr auto prefetchDelay = 50ms;
/// After all other readers were busy for this long, the next reader connects in advance.
constexpr auto spareDelay = 100ms;
constexpr auto spareRetryDelay = 30s;
/// How long a reader waits for a connected one to become free before it connects itself.
constexpr auto connectDelay = 20ms;
constexpr auto maxWait = 1h;

bool isSlow(const ReadingJob &job)
{
    return job.priority() == ReadingJob::Priority::Slow || job.priority() == ReadingJob::Priority::Background;
}

} // namespace

ReadingQueue::ReadingQueue(std::size_t readers) : m_readers(readers) {}

void ReadingQueue::add(const Job &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto due =
            Clock::now() + (job->priority() == ReadingJob::Priority::Background ? backgroundDelay : 0ms);
        m_waiting.push_back({job, due, due + prefetchDelay});
    }
    m_wake.notify_all();
}

std::vector<ReadingQueue::Job> ReadingQueue::cancel(const std::function<bool(const ReadingJob &)> &condition)
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
            m_cancelled.push_back({job, Clock::now() + (isSlow(*job) ? 0ms : cancelDelay)});
        }
    }
    m_wakeCanceller.notify_all();
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

/// Whether all other readers are lost.
bool ReadingQueue::areOthersLost(std::size_t reader) const
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
    const std::ptrdiff_t kept = job.priority() == ReadingJob::Priority::Background ? 2 : 1;
    return !isSlow(job) || slow < std::max<std::ptrdiff_t>(1, std::ssize(m_readers) - kept);
}

bool ReadingQueue::mayTake(std::size_t reader, const Waiting &waiting) const
{
    const auto now = Clock::now();
    if (waiting.due > now || !hasRoomFor(*waiting.job))
        return false;
    return reader > 0 || waiting.job->priority() == ReadingJob::Priority::Interactive ||
           areOthersLost(reader) ||
           (waiting.job->priority() == ReadingJob::Priority::Prefetch && waiting.later <= now);
}

/// The order of idle readers: open ones first, lost ones last.
bool ReadingQueue::isPreferredTo(std::size_t other, std::size_t reader) const
{
    const auto rank = [this](std::size_t each) {
        const State state = m_readers[each].state;
        return std::pair(state == State::Open ? 0 : state == State::Lost ? 2 : 1, each);
    };
    return rank(other) < rank(reader);
}

bool ReadingQueue::isNextFor(std::size_t reader, const Waiting &waiting) const
{
    if (!mayTake(reader, waiting))
        return false;
    const bool isLost = m_readers[reader].state == State::Lost;
    for (std::size_t other = 0; other < m_readers.size(); ++other) {
        const bool isBetter =
            m_readers[other].isIdle && isPreferredTo(other, reader) && mayTake(other, waiting);
        if (other != reader && (isBetter || (isLost && isOpen(other))))
            return false;
    }
    return true;
}

/// The job with the highest priority; among equal priorities the oldest.
ReadingQueue::Job ReadingQueue::firstFor(std::size_t reader) const
{
    Job first;
    for (const Waiting &each : m_waiting) {
        if ((!first || each.job->priority() < first->priority()) && isNextFor(reader, each))
            first = each.job;
    }
    return first;
}

/// Records since when no reader, except the reserved first one, could start a job immediately.
void ReadingQueue::updateSpare()
{
    const bool isSparse = std::none_of(m_readers.begin() + 1, m_readers.end(), [](const Reader &reader) {
        return reader.state == State::Connecting || (reader.state == State::Open && reader.isIdle);
    });
    if (!isAnyOpen() || !isSparse)
        m_spareDue.reset();
    else if (!m_spareDue)
        m_spareDue = std::max(Clock::now() + spareDelay, m_spareNotBefore);
}

/// Whether the reader must connect before there is a job for it.
bool ReadingQueue::mustBecomeSpare(std::size_t reader) const
{
    const auto mayConnect = [](const Reader &other) { return other.state == State::Closed && other.isIdle; };
    return reader > 0 && m_spareDue && *m_spareDue <= Clock::now() &&
           std::find_if(m_readers.begin() + 1, m_readers.end(), mayConnect) ==
               m_readers.begin() + static_cast<std::ptrdiff_t>(reader);
}

bool ReadingQueue::mustConnect(std::size_t reader) const
{
    const std::scoped_lock lock(m_mutex);
    return m_readers[reader].state == State::Connecting;
}

void ReadingQueue::spareConnectFailed()
{
    const std::scoped_lock lock(m_mutex);
    m_spareNotBefore = Clock::now() + spareRetryDelay;
    m_spareDue.reset();
}

/// Whether the reader has something to do. A lost reader never connects in advance: it reconnects when its
/// timeout ends.
bool ReadingQueue::hasWork(std::size_t reader, bool isLost) const
{
    return m_isStopped || firstFor(reader) || (!isLost && mustBecomeSpare(reader));
}

void ReadingQueue::waitForWork(std::size_t reader, std::optional<Milliseconds> timeout,
                               std::unique_lock<std::mutex> &lock)
{
    const auto end = Clock::now() + timeout.value_or(maxWait);
    while (!hasWork(reader, timeout.has_value()) && Clock::now() < end)
        m_wake.wait_until(lock, nextChange(end));
}

/// The next time at which `hasWork` may change without an event, at most `end`.
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

/// Waits a short time for a connected reader to take the job, and returns whether it did.
bool ReadingQueue::isTakenByAnother(std::size_t reader, std::unique_lock<std::mutex> &lock)
{
    const bool hasOthers = std::any_of(m_readers.begin(), m_readers.end(), [](const Reader &other) {
        return other.state == State::Open || other.state == State::Connecting;
    });
    if (!hasOthers || isOpen(reader))
        return false;
    const Job wanted = firstFor(reader);
    return wanted &&
           m_wake.wait_for(lock, connectDelay, [&] { return m_isStopped || firstFor(reader) != wanted; });
}

ReadingQueue::Job ReadingQueue::take(std::size_t reader, std::optional<Milliseconds> timeout)
{
    std::unique_lock lock(m_mutex);
    Reader &self = m_readers[reader];
    self.isIdle = true;
    updateSpare();
    do {
        waitForWork(reader, timeout, lock);
    } while (!timeout && !m_isStopped && (!hasWork(reader, false) || isTakenByAnother(reader, lock)));
    const Job job = m_isStopped ? nullptr : firstFor(reader);
    if (!job && !timeout && !m_isStopped && mustBecomeSpare(reader))
        self.state = State::Connecting;
    self.isIdle = false;
    updateSpare();
    if (!job)
        return nullptr;
    std::erase_if(m_waiting, [&](const Waiting &each) { return each.job == job; });
    m_taken.push_back(job);
    m_wake.notify_all(); // The remaining jobs may now suit another reader.
    return job;
}

void ReadingQueue::done(const Job &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_taken, job);
        std::erase_if(m_cancelled, [&](const Cancelled &each) { return each.job == job; });
    }
    m_wake.notify_all();
    m_wakeCanceller.notify_all();
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
        updateSpare();
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

ReadingQueue::Job ReadingQueue::takeCancelled()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopped || !m_cancelled.empty()) {
        const auto next = std::min_element(
            m_cancelled.begin(), m_cancelled.end(),
            [](const Cancelled &one, const Cancelled &other) { return one.due < other.due; });
        if (next == m_cancelled.end())
            m_wakeCanceller.wait(lock);
        else if (const auto due = next->due; due > Clock::now())
            m_wakeCanceller.wait_until(lock, due); // The element may be gone after waiting.
        else
            return next->job;
    }
    return nullptr;
}

void ReadingQueue::cancelSent(const Job &job)
{
    const std::scoped_lock lock(m_mutex);
    for (Cancelled &each : m_cancelled) {
        if (each.job == job)
            each.due = Clock::now() + cancelRetryDelay;
    }
}

void ReadingQueue::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
        for (Cancelled &each : m_cancelled)
            each.due = Clock::now();
    }
    m_wake.notify_all();
    m_wakeCanceller.notify_all();
}

bool ReadingQueue::isStopped() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isStopped;
}

} // namespace meja
