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

/// One question to the database: worked on by a reader's thread, answered once.
class ReadingJob
{
public:
    enum class Pace {
        Quick, ///< Somebody waits for it.
        Later, ///< What follows something that is there already.
        Slow,  ///< May run long, and leaves room for the others.
        Calm   ///< Slow, and begins only when no newer question took its place for a moment.
    };

    ReadingJob(Lane lane, Pace pace) : m_lane(lane), m_pace(pace) {}
    virtual ~ReadingJob() = default;
    Q_DISABLE_COPY_MOVE(ReadingJob)

    [[nodiscard]] Lane lane() const { return m_lane; }
    [[nodiscard]] Pace pace() const { return m_pace; }

    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }

    /// Works out the answer and keeps it; gives its failure, if it is one.
    virtual std::optional<Error> attempt(ReaderSession &session) = 0;
    /// Hands the kept answer to the asker.
    virtual void answer() = 0;
    virtual void refuse(const Error &error) = 0;

private:
    Lane m_lane;
    Pace m_pace;
    std::atomic<bool> m_cancelled{false};
};

template <class T>
class QuestionJob : public ReadingJob
{
public:
    using Work = std::function<Result<T>(ReaderSession &)>;

    QuestionJob(Lane lane, Pace pace, Work work) : ReadingJob(lane, pace), m_work(std::move(work))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

    std::optional<Error> attempt(ReaderSession &session) override
    {
        m_answer = m_work(session);
        return *m_answer ? std::nullopt : std::optional(m_answer->error());
    }

    void answer() override { finish(std::move(*m_answer)); }
    void refuse(const Error &error) override { finish(tl::unexpected(error)); }

private:
    void finish(Result<T> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    Work m_work;
    QPromise<Result<T>> m_promise;
    std::optional<Result<T>> m_answer;
};

} // namespace meja
