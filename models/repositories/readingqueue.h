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
/// So of those who have nothing to do the first that is connected takes a job. Only quick jobs come to the
/// first reader, and slow ones to so few that the others find one. What a person would not miss, calm jobs,
/// isn't even begun while they go on asking.
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

    /// The next job for a reader, waited for; none when the queue is stopped, when the patience of one that
    /// lost its connection ends, or when the reader shall connect, for the next job to find it ready.
    Job take(std::size_t reader, std::optional<Milliseconds> patience = {});
    [[nodiscard]] bool shallConnect(std::size_t reader) const;
    void done(const Job &job);
    void setConnected(std::size_t reader, bool isConnected);
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
        bool isConnected = false;
        bool isConnecting = false; ///< Ahead of its first job.
        bool isIdle = false;
    };

    struct Waiting
    {
        Job job;
        Clock::time_point due; ///< When it may begin.
    };

    /// A job that is worked on and that nobody waits for.
    struct Abandoned
    {
        Job job;
        Clock::time_point due; ///< When the server is told.
    };

    [[nodiscard]] bool mayTake(std::size_t reader, const ReadingJob &job) const;
    [[nodiscard]] bool isBefore(std::size_t other, std::size_t reader) const;
    void lookForSpare();
    [[nodiscard]] bool isSpare(std::size_t reader) const;
    [[nodiscard]] Job firstFor(std::size_t reader) const;
    [[nodiscard]] bool hasNews(std::size_t reader, bool isLost) const;
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
    bool m_isStopped = false;
};

} // namespace meja
