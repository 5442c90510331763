#pragma once

#include "error.h"
#include "readersession.h"
#include "recordsource.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <functional>
#include <optional>

namespace meja {

/// One query to the database. A reader thread runs it and delivers its result once.
class ReadingJob
{
public:
    enum class Priority {
        Interactive, ///< The user waits for the result.
        Prefetch,    ///< Rows after those on screen.
        Slow,        ///< May run long; at least one reader stays free for other jobs.
        Background   ///< Slow, and starts only after a delay without a newer query in its lane.
    };

    ReadingJob(Lane lane, Priority priority) : m_lane(lane), m_priority(priority) {}
    virtual ~ReadingJob() = default;
    Q_DISABLE_COPY_MOVE(ReadingJob)

    [[nodiscard]] Lane lane() const { return m_lane; }
    [[nodiscard]] Priority priority() const { return m_priority; }

    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }

    /// Runs the query and keeps the result. Returns the error when it failed.
    virtual std::optional<Error> attempt(ReaderSession &session) = 0;
    /// Completes the future with the kept result.
    virtual void deliver() = 0;
    /// Completes the future with an error.
    virtual void fail(const Error &error) = 0;

private:
    Lane m_lane;
    Priority m_priority;
    std::atomic<bool> m_cancelled{false};
};

/// A job whose result is a `Result<T>`, delivered through a future.
template <class T>
class QueryJob : public ReadingJob
{
public:
    using Work = std::function<Result<T>(ReaderSession &)>;

    QueryJob(Lane lane, Priority priority, Work work) : ReadingJob(lane, priority), m_work(std::move(work))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

    std::optional<Error> attempt(ReaderSession &session) override
    {
        m_result = m_work(session);
        return *m_result ? std::nullopt : std::optional(m_result->error());
    }

    void deliver() override { finish(std::move(*m_result)); }
    void fail(const Error &error) override { finish(tl::unexpected(error)); }

private:
    void finish(Result<T> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    Work m_work;
    QPromise<Result<T>> m_promise;
    std::optional<Result<T>> m_result;
};

} // namespace meja
