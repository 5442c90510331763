#include "readerpool.h"

#include "statementfailure.h"
#include "threadguard.h"

#include <algorithm>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

constexpr auto minRetryDelay = 250ms;
constexpr auto maxRetryDelay = 5000ms;

const Error cancelled{
    .kind = ErrorKind::Cancelled, .detail = QStringLiteral("replaced by a newer query"), .code = {}};

bool isConnectionLost(const Error &error)
{
    return error.code == QLatin1String("lost") || error.kind == ErrorKind::OutcomeUnknown ||
           error.code == QLatin1String("57P01") || error.code == notConnected;
}

} // namespace

/// Starting, ending and cancelling a job on the server all hold the mutex, so that a cancellation never
/// cancels the reader's next job.
struct ReaderPool::Running
{
    explicit Running(std::size_t place) : number(place) {}

    std::mutex mutex;
    std::shared_ptr<ReadingJob> job = {};
    std::unique_ptr<Connection::Canceller> canceller = {};
    const std::size_t number; ///< Index of the reader, from 0.
};

/// The loop of one thread.
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
            const auto timeout = m_isLost ? std::optional(m_retryDelay) : std::nullopt;
            if (const auto job = m_queue.take(m_running.number, timeout))
                execute(job);
            else if (m_isLost && !m_queue.isStopped())
                (void)reconnect();
            else if (m_queue.mustConnect(m_running.number) && !connect())
                m_queue.spareConnectFailed();
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
        if (!m_isLost) // A lost reader gets no jobs until it has reconnected.
            m_queue.setState(m_running.number, ReadingQueue::State::Connecting);
        const auto facts = open();
        if (!facts) {
            m_connection->close();
            return failure(facts.error().kind == ErrorKind::Forbidden ? ErrorKind::Forbidden
                                                                      : ErrorKind::Unavailable,
                           facts.error().detail, facts.error().code);
        }
        m_facts = *facts;
        m_isLost = false;
        m_queue.setState(m_running.number, ReadingQueue::State::Open);
        m_pool.reportRestored();
        return {};
    }

    /// Doubles the delay before the next attempt after each failure.
    Result<> reconnect()
    {
        auto connected = connect();
        if (!connected) {
            m_retryDelay = m_isLost ? std::min<std::chrono::milliseconds>(m_retryDelay * 2, maxRetryDelay)
                                    : minRetryDelay;
            m_isLost = true;
            m_queue.setState(m_running.number, ReadingQueue::State::Lost);
        }
        return connected;
    }

    /// The first reader takes over the connection that was passed to the pool.
    bool useFirstConnection()
    {
        auto first = m_running.number == 0 ? m_pool.takeFirst() : nullptr;
        if (!first || !first->isOpen())
            return false;
        m_connection = std::move(first);
        m_connection->adopt();
        return true;
    }

    Result<std::shared_ptr<const SchemaFacts>> open()
    {
        if (useFirstConnection()) {
            if (auto facts = readFacts())
                return facts; // Otherwise the connection was lost in the meantime.
        }
        return m_connection->open().and_then([this] { return readFacts(); });
    }

    Result<std::shared_ptr<const SchemaFacts>> readFacts()
    {
        return m_pool.facts(*m_connection, m_facts != nullptr);
    }

    void execute(const std::shared_ptr<ReadingJob> &job)
    {
        std::optional<Error> error;
        for (int tries = 0; tries < 2; ++tries) {
            if (!m_connection->isOpen()) {
                if (const auto connected = reconnect(); !connected)
                    return giveBack(job, connected.error());
            }
            error = attempt(job);
            if (!error || !isConnectionLost(*error))
                break;
            m_connection->close();
        }
        // A late cancellation of the previous job may have cancelled this one.
        if (error && error->kind == ErrorKind::Cancelled && !job->isCancelled())
            error = attempt(job);
        if (job->isCancelled())
            job->fail(cancelled);
        else if (error && error->kind == ErrorKind::OutcomeUnknown)
            job->fail({ErrorKind::Unavailable, error->detail, error->code});
        else
            job->deliver();
        m_queue.done(job);
    }

    /// Returns a job that cannot start here to the queue, for another reader. If no reader is connected,
    /// fails the job and reports the lost connection.
    void giveBack(const std::shared_ptr<ReadingJob> &job, const Error &error)
    {
        if (m_queue.hasOpen() && m_queue.putBack(job))
            return;
        if (!m_queue.hasOpen())
            m_pool.reportLost(error.detail);
        job->fail(job->isCancelled() ? cancelled : error);
        m_queue.done(job);
    }

    std::optional<Error> attempt(const std::shared_ptr<ReadingJob> &job)
    {
        begin(job);
        ReadingOptions options = m_pool.m_options;
        options.isCancelled = [&job] { return job->isCancelled(); };
        ReaderSession session(*m_connection, *m_facts, std::move(options));
        auto error = job->isCancelled() ? std::optional(cancelled) : job->attempt(session);
        begin(nullptr);
        // No cancellation can arrive from here on, but an earlier one may have cancelled our own rollback.
        if (m_connection->isOpen() && !m_connection->rollbackOpenTransaction())
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
    std::chrono::milliseconds m_retryDelay = minRetryDelay;
    bool m_isLost = false;
};

ReaderPool::ReaderPool(ConnectionSettings settings, ReadingOptions options, std::size_t threads,
                       std::unique_ptr<Connection> first)
    : m_settings(std::move(settings)),
      m_options(std::move(options)),
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
    forbidOnGuiThread("Waiting for the reader threads");
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
    for (const auto &job : m_queue.cancel(condition))
        job->fail(cancelled);
}

std::unique_ptr<Connection> ReaderPool::takeFirst()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_first, nullptr);
}

/// Runs on its own thread, because a cancel request opens another connection to the server and blocks until
/// it was sent.
void ReaderPool::cancelOnServer()
{
    while (const auto job = m_queue.takeCancelled()) {
        cancelStatementOf(job);
        m_queue.cancelSent(job);
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

/// The first reader reads the facts for all. A reader that reconnects reads them again, because the schema
/// may have changed.
Result<std::shared_ptr<const SchemaFacts>> ReaderPool::facts(Connection &connection, bool isReconnecting)
{
    std::unique_lock lock(m_factsMutex);
    if (m_facts && !isReconnecting)
        return m_facts;
    // Other readers can use the old facts, so they need not wait for a server that may hang.
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

void ReaderPool::reportLost(const QString &detail)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (std::exchange(m_isLost, true))
            return;
    }
    m_monitor.reportLost(detail);
}

void ReaderPool::reportRestored()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!std::exchange(m_isLost, false))
            return;
    }
    m_monitor.reportRestored();
}

} // namespace meja
