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

/// Jobs that wait for a reader, and which reader takes which. Readers are numbers from 0 on. May be used from
/// any thread.
///
/// A server's process is quicker at what it has done before, and connecting takes longer than most questions.
/// So of those who have nothing to do the first that is connected takes a job, the most pressing first. The
/// first reader is kept for what somebody waits for: later jobs come to it only when they find no other for a
/// moment, slow ones when no other is left. Slow jobs come to so few that the others find a reader. Calm ones
/// aren't even begun while newer ones take their place.
class ReadingQueue
{
public:
    using Job = std::shared_ptr<ReadingJob>;
    using Milliseconds = std::chrono::milliseconds;

    explicit ReadingQueue(std::size_t readers);

    void add(const Job &job);
    /// Ends the jobs that meet a condition: takes out those that wait, and returns them to be refused; those
    /// that are worked on are cancelled, and their server is to be told.
    std::vector<Job> end(const std::function<bool(const ReadingJob &)> &condition);

    enum class State {
        Closed,
        Connecting,
        Open,
        Lost ///< Could not connect, and tries again by itself.
    };
    void setState(std::size_t reader, State state);
    [[nodiscard]] bool hasOpen() const;

    /// The next job for a reader, waited for; none when the queue is stopped, when the patience of one that
    /// is lost ends, or when the reader shall connect, for the next job to find it ready: it is `Connecting`
    /// then.
    Job take(std::size_t reader, std::optional<Milliseconds> patience = {});
    [[nodiscard]] bool shallConnect(std::size_t reader) const;
    /// Connecting ahead has failed: nobody does so for a while.
    void spareFailed();
    void done(const Job &job);
    /// Gives a job back that its reader can't begin, instead of `done()`; false when nobody waits for it.
    bool putBack(const Job &job);
    /// How many wait for a job.
    [[nodiscard]] int idleReaders() const;

    /// The next job whose server is to be told that nobody waits for it, waited for; none when the queue was
    /// stopped and all have ended. The same job comes again until it is done, since a request to cancel that
    /// comes just before a statement begins is lost.
    Job takeAbandoned();
    /// The server was told.
    void told(const Job &job);

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
        Clock::time_point due;   ///< When it may begin.
        Clock::time_point later; ///< When whoever is free may begin it.
    };

    /// A job that is worked on and that nobody waits for.
    struct Abandoned
    {
        Job job;
        Clock::time_point due; ///< When the server is told.
    };

    [[nodiscard]] bool isOpen(std::size_t reader) const;
    [[nodiscard]] bool isAnyOpen() const;
    [[nodiscard]] bool isAlone(std::size_t reader) const;
    [[nodiscard]] bool hasRoomFor(const ReadingJob &job) const;
    [[nodiscard]] bool mayTake(std::size_t reader, const Waiting &waiting) const;
    [[nodiscard]] bool isBefore(std::size_t other, std::size_t reader) const;
    [[nodiscard]] bool isFor(std::size_t reader, const Waiting &waiting) const;
    [[nodiscard]] Job firstFor(std::size_t reader) const;
    void lookForSpare();
    [[nodiscard]] bool isSpare(std::size_t reader) const;
    [[nodiscard]] bool hasNews(std::size_t reader, bool isLost) const;
    [[nodiscard]] Clock::time_point nextChange(Clock::time_point end) const;
    void waitForNews(std::size_t reader, std::optional<Milliseconds> patience,
                     std::unique_lock<std::mutex> &lock);
    bool leavesToAnother(std::size_t reader, std::unique_lock<std::mutex> &lock);

    mutable std::mutex m_mutex; ///< Guards all that follows.
    std::condition_variable m_wake;
    std::condition_variable m_wakeTeller;
    std::vector<Reader> m_readers;
    std::deque<Waiting> m_waiting;
    std::vector<Job> m_taken; ///< Being worked on.
    std::vector<Abandoned> m_abandoned;
    std::optional<Clock::time_point> m_spareDue; ///< When one more reader connects.
    Clock::time_point m_noSpareBefore;
    bool m_isStopped = false;
};

} // namespace meja
