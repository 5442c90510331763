#include "jobrunner.h"

#include "jobattention.h"

#include <algorithm>

namespace meja {

namespace {

/// Limits the steps of one run, so that a job that never ends cannot block a worker.
constexpr int maxSteps = 20;

/// Another process recorded a newer response of Midtrans first. Nothing failed; the step runs again.
bool isOvertaken(const Result<Progress> &progress)
{
    return !progress && progress.error().code == QLatin1String("answer-overtaken");
}

} // namespace

void JobRunner::handle(JobKind kind, Handler handler)
{
    m_handlers[kind] = std::move(handler);
}

QList<JobKind> JobRunner::kindsInTurn()
{
    QList<JobKind> kinds;
    for (const auto &handler : m_handlers)
        kinds.append(handler.first);
    if (!kinds.isEmpty())
        std::rotate(kinds.begin(), kinds.begin() + m_turn++ % kinds.size(), kinds.end());
    return kinds;
}

Result<QList<Lease>> JobRunner::claim(int limit)
{
    const QList<JobKind> kinds = kindsInTurn();
    return m_transactions.run(Actor::system(), [&](Records &records) {
        return records.jobs().claim(m_worker, m_clock.now(), limit, kinds);
    });
}

JobRun JobRunner::run(const Lease &lease)
{
    JobRun run{lease, work(lease), false};
    const auto written =
        run.outcome ? settle(lease, *run.outcome) : fail(lease, run.outcome.error(), run.isGivenUp);
    if (run.outcome && !written)
        run.outcome = tl::unexpected(written.error());
    return run;
}

Result<Progress> JobRunner::work(const Lease &lease)
{
    const auto handler = m_handlers.find(lease.kind);
    if (handler == m_handlers.end())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("no handler for jobs of kind \"%1\"").arg(code(lease.kind)));
    Result<Progress> progress = Progress::continueNow();
    for (int step = 0; step < maxSteps && progress && progress->kind == Progress::Kind::Continue; ++step) {
        progress = handler->second(lease);
        if (isOvertaken(progress))
            progress = Progress::continueNow();
    }
    return progress;
}

Result<> JobRunner::settle(const Lease &lease, const Progress &progress)
{
    return m_transactions.run(Actor::system(), lease, [&](Records &records) -> Result<> {
        const Instant now = m_clock.now();
        switch (progress.kind) {
        case Progress::Kind::Done:
        case Progress::Kind::NeedsPerson:
            return records.jobs().finish(lease, now);
        case Progress::Kind::Continue:
            return records.jobs().runAgain(lease, now, {});
        case Progress::Kind::WaitUntil:
            return records.jobs().runAgain(lease, progress.at, {});
        }
        Q_UNREACHABLE();
    });
}

Result<> JobRunner::fail(const Lease &lease, const Error &error, bool &isGivenUp)
{
    if (error.code == QLatin1String("lease-lost"))
        return {};
    const JobLimits limits = limitsOf(lease.kind);
    isGivenUp = lease.attempt >= limits.attempts;
    const Instant again = m_clock.now() + backoff(limits, lease.attempt, m_random.next());
    return m_transactions.run(Actor::system(), lease, [&](Records &records) -> Result<> {
        if (isGivenUp)
            return giveUp(records, lease, error);
        return records.jobs().runAgain(lease, again, error.detail);
    });
}

Result<> JobRunner::giveUp(Records &records, const Lease &lease, const Error &error)
{
    const Instant now = m_clock.now();
    if (const auto kind = attentionWhenGivenUp(lease.kind)) {
        // Each job that is given up is an event of its own, although the kind may describe a state.
        const QString detail = error.detail + QStringLiteral(" (job %1)").arg(lease.job.value);
        RETURN_IF_ERROR(records.attention().raise({*kind, lease.subject, lease.order, detail}, now));
    }
    return records.jobs().giveUp(lease, now, error.detail);
}

Result<> JobRunner::extend(const Lease &lease)
{
    return m_transactions.run(Actor::system(), lease, [&](Records &records) {
        return records.jobs().extend(lease, m_clock.now() + limitsOf(lease.kind).lease);
    });
}

} // namespace meja
