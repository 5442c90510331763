#pragma once

#include "readingjob.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace meja {

/// The jobs that wait for a reader, and the rules that assign them. Readers are numbered from 0. Thread-safe.
///
/// A server process is faster at queries that it has run before, and connecting takes longer than most
/// queries. Therefore the first idle reader that is connected takes the job with the highest priority. The
/// first reader is reserved for interactive jobs: it takes a prefetch job only after a short delay without
/// another reader, and a slow job only when all other readers are lost. Slow jobs never occupy all readers.
/// Background jobs start after a delay, so that a newer query can replace them before they start.
class ReadingQueue
{
public:
    using Job = std::shared_ptr<ReadingJob>;
    using Milliseconds = std::chrono::milliseconds;

    explicit ReadingQueue(std::size_t readers);

    void add(const Job &job);
    /// Cancels the jobs that meet a condition. Waiting jobs are removed and returned, and the caller must
    /// fail them. Running jobs are marked as cancelled, and `takeCancelled` returns them.
    std::vector<Job> cancel(const std::function<bool(const ReadingJob &)> &condition);

    enum class State {
        Closed,
        Connecting,
        Open,
        Lost ///< Could not connect; retries after a delay.
    };
    void setState(std::size_t reader, State state);
    [[nodiscard]] bool hasOpen() const;

    /// Blocks until there is a job for the reader. Returns null when the queue is stopped, when the timeout
    /// of a lost reader ends, or when the reader must connect in advance for the next job; its state is then
    /// `Connecting`.
    Job take(std::size_t reader, std::optional<Milliseconds> timeout = {});
    [[nodiscard]] bool mustConnect(std::size_t reader) const;
    /// Connecting in advance failed: no reader tries it for 30 s.
    void spareConnectFailed();
    void done(const Job &job);
    /// Called instead of `done()` when the reader cannot start the job: another reader takes it. False when
    /// the job was cancelled.
    bool putBack(const Job &job);
    /// The number of readers that wait for a job.
    [[nodiscard]] int idleReaders() const;

    /// Blocks until a running job must be cancelled on the server. Returns null when the queue is stopped and
    /// all jobs have ended. Returns the same job again until it is done, because a cancel request that
    /// arrives just before a statement starts has no effect.
    Job takeCancelled();
    /// The cancel request was sent to the server.
    void cancelSent(const Job &job);

    void stop();
    [[nodiscard]] bool isStopped() const;

private:
    using Clock = std::chrono::steady_clock;

    struct Reader
    {
        State state = State::Closed;
        bool isIdle = false;
    };

    struct Waiting
    {
        Job job;
        Clock::time_point due;   ///< When it may start.
        Clock::time_point later; ///< When the first reader may start it too.
    };

    /// A cancelled job that still runs.
    struct Cancelled
    {
        Job job;
        Clock::time_point due; ///< When to send the next cancel request.
    };

    [[nodiscard]] bool isOpen(std::size_t reader) const;
    [[nodiscard]] bool isAnyOpen() const;
    [[nodiscard]] bool areOthersLost(std::size_t reader) const;
    [[nodiscard]] bool hasRoomFor(const ReadingJob &job) const;
    [[nodiscard]] bool mayTake(std::size_t reader, const Waiting &waiting) const;
    [[nodiscard]] bool isPreferredTo(std::size_t other, std::size_t reader) const;
    [[nodiscard]] bool isNextFor(std::size_t reader, const Waiting &waiting) const;
    [[nodiscard]] Job firstFor(std::size_t reader) const;
    void updateSpare();
    [[nodiscard]] bool mustBecomeSpare(std::size_t reader) const;
    [[nodiscard]] bool hasWork(std::size_t reader, bool isLost) const;
    [[nodiscard]] Clock::time_point nextChange(Clock::time_point end) const;
    void waitForWork(std::size_t reader, std::optional<Milliseconds> timeout,
                     std::unique_lock<std::mutex> &lock);
    bool isTakenByAnother(std::size_t reader, std::unique_lock<std::mutex> &lock);

    mutable std::mutex m_mutex; ///< Guards all members below.
    std::condition_variable m_wake;
    std::condition_variable m_wakeCanceller;
    std::vector<Reader> m_readers;
    std::deque<Waiting> m_waiting;
    std::vector<Job> m_taken; ///< Running.
    std::vector<Cancelled> m_cancelled;
    std::optional<Clock::time_point> m_spareDue; ///< When the next reader connects in advance.
    Clock::time_point m_spareNotBefore;
    bool m_isStopped = false;
};

} // namespace meja
