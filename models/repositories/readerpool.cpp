#include "readerpool.h"

#include <algorithm>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

constexpr auto shortestPause = 250ms;
constexpr auto longestPause = 5000ms;
constexpr auto cancelPause = 50ms;

const Error cancelled{ErrorKind::Cancelled, QStringLiteral("a newer question took its place"), {}};

bool isLoss(const Error &error)
{
    return error.code == QLatin1String("lost") || error.kind == ErrorKind::OutcomeUnknown ||
           error.code == QLatin1String("57P01") || error.detail == QLatin1String("not connected");
}

} // namespace

/// A cancellation reaches the server while the job is still its reader's: the mutex is held by whoever
/// begins, ends or cancels it, so that no later job is hit.
struct ReaderPool::Running
{
    std::mutex mutex;
    std::shared_ptr<ReadingJob> job = {};
    std::unique_ptr<Connection::Canceller> canceller = {};
};

/// What one thread does from its start to its end.
class ReaderPool::Reader
{
public:
    Reader(ReaderPool &pool, Running &running)
        : m_pool(pool), m_running(running), m_connection(pool.m_settings)
    {}

    void work()
    {
        while (!m_pool.isStopping()) {
            if (const auto job = m_pool.take(m_isLost, m_pause)) {
                serve(*job, job);
                m_pool.done(job);
            } else if (m_isLost && !m_pool.isStopping()) {
                (void)connect();
            }
        }
    }

private:
    Result<> connect()
    {
        auto opened = m_connection.open();
        const auto facts = opened.and_then([this] { return m_pool.facts(m_connection, m_facts != nullptr); });
        if (!facts) {
            m_connection.close();
            m_pause =
                m_isLost ? std::min<std::chrono::milliseconds>(m_pause * 2, longestPause) : shortestPause;
            m_isLost = true;
            m_pool.tellLost(facts.error().detail);
            return failure(facts.error().kind == ErrorKind::Forbidden ? ErrorKind::Forbidden
                                                                      : ErrorKind::Unavailable,
                           facts.error().detail, facts.error().code);
        }
        m_facts = *facts;
        m_isLost = false;
        m_pause = shortestPause;
        m_pool.tellRestored();
        return {};
    }

    void serve(ReadingJob &job, const std::shared_ptr<ReadingJob> &shared)
    {
        if (!m_connection.isOpen()) {
            if (const auto connected = connect(); !connected)
                return job.refuse(job.isCancelled() ? cancelled : connected.error());
        }
        auto error = attempt(job, shared);
        if (error && isLoss(*error)) {
            if (const auto connected = connect(); !connected)
                return job.refuse(connected.error());
            error = attempt(job, shared);
        }
        // A cancellation meant for the job before may have come late.
        if (error && error->kind == ErrorKind::Cancelled && !job.isCancelled())
            error = attempt(job, shared);
        if (job.isCancelled())
            return job.refuse(cancelled);
        if (error && error->kind == ErrorKind::OutcomeUnknown)
            return job.refuse({ErrorKind::Unavailable, error->detail, error->code});
        job.answer();
    }

    std::optional<Error> attempt(ReadingJob &job, const std::shared_ptr<ReadingJob> &shared)
    {
        begin(shared);
        ReadingManner manner = m_pool.m_manner();
        manner.isCancelled = [&job] { return job.isCancelled(); };
        ReaderSession session(m_connection, *m_facts, std::move(manner));
        auto error = job.isCancelled() ? std::optional(cancelled) : job.attempt(session);
        begin(nullptr);
        // From here on nobody cancels; what was cancelled before may have been our own rollback.
        if (m_connection.isOpen() && !m_connection.leaveTransaction())
            m_connection.close();
        return error;
    }

    void begin(const std::shared_ptr<ReadingJob> &job)
    {
        const std::scoped_lock lock(m_running.mutex);
        m_running.job = job;
        m_running.canceller =
            job ? std::make_unique<Connection::Canceller>(m_connection.canceller()) : nullptr;
    }

    ReaderPool &m_pool;
    Running &m_running;
    Connection m_connection;
    std::shared_ptr<const SchemaFacts> m_facts;
    std::chrono::milliseconds m_pause = shortestPause;
    bool m_isLost = false;
};

ReaderPool::ReaderPool(ConnectionSettings settings, Manner manner, int threads)
    : m_settings(std::move(settings)), m_manner(std::move(manner))
{
    for (int i = 0; i < threads; ++i)
        m_running.push_back(std::make_unique<Running>());
    for (const auto &running : m_running)
        m_threads.emplace_back([this, &running] { Reader(*this, *running).work(); });
    m_canceller = std::thread([this] { cancelOnServer(); });
}

ReaderPool::~ReaderPool()
{
    cancelWhere([](const ReadingJob &) { return true; });
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_wakeCanceller.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_canceller.join();
}

void ReaderPool::submit(const std::shared_ptr<ReadingJob> &job)
{
    cancel(job->lane());
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back(job);
    }
    m_wake.notify_all();
}

void ReaderPool::cancel(Lane lane)
{
    cancelWhere([lane](const ReadingJob &job) { return job.lane() == lane; });
}

/// The next job for a reader; none when the pool ends, or when the patience of one without a
/// connection does.
std::shared_ptr<ReadingJob> ReaderPool::take(bool isLost, std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    const auto mostSlow = std::max<std::ptrdiff_t>(1, std::ssize(m_running) - 2);
    const auto isSlow = [](const auto &job) { return job->pace() == ReadingJob::Pace::Slow; };
    auto next = m_queue.end();
    const auto ready = [&] {
        const bool hasRoom = std::count_if(m_taken.begin(), m_taken.end(), isSlow) < mostSlow;
        next = std::find_if(m_queue.begin(), m_queue.end(),
                            [&](const auto &job) { return hasRoom || !isSlow(job); });
        return m_stopping || next != m_queue.end();
    };
    if (isLost)
        m_wake.wait_for(lock, patience, ready);
    else
        m_wake.wait(lock, ready);
    if (m_stopping || next == m_queue.end())
        return nullptr;
    auto job = *next;
    m_queue.erase(next);
    m_taken.push_back(job);
    return job;
}

void ReaderPool::done(const std::shared_ptr<ReadingJob> &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_taken, job);
        std::erase(m_toCancel, job);
    }
    m_wake.notify_all();
}

bool ReaderPool::isStopping()
{
    const std::scoped_lock lock(m_mutex);
    return m_stopping;
}

void ReaderPool::cancelWhere(const std::function<bool(const ReadingJob &)> &condition)
{
    std::vector<std::shared_ptr<ReadingJob>> waiting;
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto &job : m_queue) {
            if (condition(*job))
                waiting.push_back(job);
        }
        std::erase_if(m_queue, [&](const auto &job) { return condition(*job); });
        for (const auto &job : m_taken) {
            if (!condition(*job) || job->isCancelled())
                continue;
            job->cancel();
            m_toCancel.push_back(job);
        }
    }
    m_wakeCanceller.notify_all();
    for (const auto &job : waiting)
        job->refuse(cancelled);
}

/// Reaching the server takes a connection of its own, so a thread of its own does it. It goes on until
/// the job has ended: a request that comes just before the statement begins is lost.
void ReaderPool::cancelOnServer()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wakeCanceller.wait(lock, [this] { return !m_toCancel.empty() || m_stopping; });
        if (m_toCancel.empty())
            return;
        const auto jobs = m_toCancel;
        lock.unlock();
        for (const auto &job : jobs)
            cancelStatementOf(job);
        lock.lock();
        m_wakeCanceller.wait_for(lock, cancelPause, [this, &jobs] { return m_toCancel != jobs; });
    }
}

void ReaderPool::cancelStatementOf(const std::shared_ptr<ReadingJob> &job)
{
    for (const auto &running : m_running) {
        const std::scoped_lock lock(running->mutex);
        if (running->job == job && running->canceller)
            (void)running->canceller->cancel();
    }
}

/// The same for all readers: whoever comes first reads them for the others too, and whoever was here before,
/// and lost the connection, reads them again, since the schema may be a later one by then.
Result<std::shared_ptr<const SchemaFacts>> ReaderPool::facts(Connection &connection, bool wasHereBefore)
{
    std::unique_lock lock(m_factsMutex);
    if (m_facts && !wasHereBefore)
        return m_facts;
    // Nobody waits for a server that may hang, once there is something to go on with.
    if (m_facts)
        lock.unlock();
    auto read = readSchemaFacts(connection);
    if (!read)
        return tl::unexpected(read.error());
    if (!lock.owns_lock())
        lock.lock();
    m_facts = std::make_shared<const SchemaFacts>(std::move(*read));
    return m_facts;
}

void ReaderPool::tellLost(const QString &detail)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (std::exchange(m_isLost, true))
            return;
    }
    m_monitor.tellLost(detail);
}

void ReaderPool::tellRestored()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!std::exchange(m_isLost, false))
            return;
    }
    m_monitor.tellRestored();
}

} // namespace meja
