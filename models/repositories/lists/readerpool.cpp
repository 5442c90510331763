#include "readerpool.h"

#include "threadguard.h"

#include <algorithm>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

constexpr auto shortestPause = 250ms;
constexpr auto longestPause = 5000ms;

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
    explicit Running(std::size_t place) : number(place) {}

    std::mutex mutex;
    std::shared_ptr<ReadingJob> job = {};
    std::unique_ptr<Connection::Canceller> canceller = {};
    const std::size_t number; ///< Of the reader, from 0 on.
};

/// What one thread does from its start to its end.
class ReaderPool::Reader
{
public:
    Reader(ReaderPool &pool, Running &running)
        : m_pool(pool),
          m_queue(pool.m_queue),
          m_running(running),
          m_connection(std::make_unique<Connection>(pool.m_settings))
    {}

    void work()
    {
        while (!m_queue.isStopped()) {
            m_queue.setState(m_running.number, state());
            const auto patience = m_isLost ? std::optional(m_pause) : std::nullopt;
            if (const auto job = m_queue.take(m_running.number, patience))
                serve(job);
            else if (m_isLost && !m_queue.isStopped())
                (void)reconnect();
            else if (m_queue.shallConnect(m_running.number) && !connect())
                m_queue.spareFailed();
        }
    }

private:
    [[nodiscard]] ReadingQueue::State state() const
    {
        if (m_connection->isOpen())
            return ReadingQueue::State::Open;
        return m_isLost ? ReadingQueue::State::Lost : ReadingQueue::State::Closed;
    }

    Result<> connect()
    {
        if (!m_isLost) // Else nobody counts on it before it has come back.
            m_queue.setState(m_running.number, ReadingQueue::State::Connecting);
        const auto facts = beginAnew();
        if (!facts) {
            m_connection->close();
            return failure(facts.error().kind == ErrorKind::Forbidden ? ErrorKind::Forbidden
                                                                      : ErrorKind::Unavailable,
                           facts.error().detail, facts.error().code);
        }
        m_facts = *facts;
        m_isLost = false;
        m_queue.setState(m_running.number, ReadingQueue::State::Open);
        m_pool.tellRestored();
        return {};
    }

    /// After a failure it is tried again, less and less often.
    Result<> reconnect()
    {
        auto connected = connect();
        if (!connected) {
            m_pause =
                m_isLost ? std::min<std::chrono::milliseconds>(m_pause * 2, longestPause) : shortestPause;
            m_isLost = true;
            m_queue.setState(m_running.number, ReadingQueue::State::Lost);
        }
        return connected;
    }

    /// Goes on with the connection that is there already, if nobody else does.
    bool adoptFirst()
    {
        auto first = m_running.number == 0 ? m_pool.takeFirst() : nullptr;
        if (!first || !first->isOpen())
            return false;
        m_connection = std::move(first);
        m_connection->adopt();
        return true;
    }

    Result<std::shared_ptr<const SchemaFacts>> beginAnew()
    {
        if (adoptFirst()) {
            if (auto facts = readFacts())
                return facts; // Else it was lost before its first question.
        }
        return m_connection->open().and_then([this] { return readFacts(); });
    }

    Result<std::shared_ptr<const SchemaFacts>> readFacts()
    {
        return m_pool.facts(*m_connection, m_facts != nullptr);
    }

    void serve(const std::shared_ptr<ReadingJob> &job)
    {
        std::optional<Error> error;
        for (int tries = 0; tries < 2; ++tries) {
            if (!m_connection->isOpen()) {
                if (const auto connected = reconnect(); !connected)
                    return leave(job, connected.error());
            }
            error = attempt(job);
            if (!error || !isLoss(*error))
                break;
            m_connection->close();
        }
        // A cancellation meant for the job before may have come late.
        if (error && error->kind == ErrorKind::Cancelled && !job->isCancelled())
            error = attempt(job);
        if (job->isCancelled())
            job->refuse(cancelled);
        else if (error && error->kind == ErrorKind::OutcomeUnknown)
            job->refuse({ErrorKind::Unavailable, error->detail, error->code});
        else
            job->answer();
        m_queue.done(job);
    }

    /// What can't be begun here is left to those who are connected; without any, the person is told.
    void leave(const std::shared_ptr<ReadingJob> &job, const Error &error)
    {
        if (m_queue.hasOpen() && m_queue.putBack(job))
            return;
        if (!m_queue.hasOpen())
            m_pool.tellLost(error.detail);
        job->refuse(job->isCancelled() ? cancelled : error);
        m_queue.done(job);
    }

    std::optional<Error> attempt(const std::shared_ptr<ReadingJob> &job)
    {
        begin(job);
        ReadingManner manner = m_pool.m_manner;
        manner.isCancelled = [&job] { return job->isCancelled(); };
        ReaderSession session(*m_connection, *m_facts, std::move(manner));
        auto error = job->isCancelled() ? std::optional(cancelled) : job->attempt(session);
        begin(nullptr);
        // From here on nobody cancels; what was cancelled before may have been our own rollback.
        if (m_connection->isOpen() && !m_connection->leaveTransaction())
            m_connection->close();
        return error;
    }

    void begin(const std::shared_ptr<ReadingJob> &job)
    {
        const std::scoped_lock lock(m_running.mutex);
        m_running.job = job;
        m_running.canceller =
            job ? std::make_unique<Connection::Canceller>(m_connection->canceller()) : nullptr;
    }

    ReaderPool &m_pool;
    ReadingQueue &m_queue;
    Running &m_running;
    std::unique_ptr<Connection> m_connection;
    std::shared_ptr<const SchemaFacts> m_facts;
    std::chrono::milliseconds m_pause = shortestPause;
    bool m_isLost = false;
};

ReaderPool::ReaderPool(ConnectionSettings settings, ReadingManner manner, std::size_t threads,
                       std::unique_ptr<Connection> first)
    : m_settings(std::move(settings)),
      m_manner(std::move(manner)),
      m_queue(threads),
      m_first(std::move(first))
{
    for (std::size_t i = 0; i < threads; ++i)
        m_running.push_back(std::make_unique<Running>(i));
    for (const auto &running : m_running)
        m_threads.emplace_back([this, &running] { Reader(*this, *running).work(); });
    m_canceller = std::thread([this] { cancelOnServer(); });
}

ReaderPool::~ReaderPool()
{
    refuseOnWindowThread("Waiting for the readers to end");
    cancelWhere([](const ReadingJob &) { return true; });
    m_queue.stop();
    for (std::thread &thread : m_threads)
        thread.join();
    m_canceller.join();
}

void ReaderPool::submit(const std::shared_ptr<ReadingJob> &job)
{
    cancel(job->lane());
    m_queue.add(job);
}

void ReaderPool::cancel(Lane lane)
{
    cancelWhere([lane](const ReadingJob &job) { return job.lane() == lane; });
}

void ReaderPool::cancelWhere(const std::function<bool(const ReadingJob &)> &condition)
{
    for (const auto &job : m_queue.end(condition))
        job->refuse(cancelled);
}

std::unique_ptr<Connection> ReaderPool::takeFirst()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_first, nullptr);
}

/// Reaching the server takes a connection of its own, so a thread of its own does it.
void ReaderPool::cancelOnServer()
{
    while (const auto job = m_queue.takeAbandoned()) {
        cancelStatementOf(job);
        m_queue.told(job);
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
