#include "jobrunner.h"

#include "jobattention.h"

#include <algorithm>

namespace meja {

namespace {

/// Limits the steps of one run, so that a job that never ends cannot block a worker.
constexpr int maxSteps = 20;

/// A job whose failure cannot pass is given up after so many failures in a row.
constexpr int maxPermanentFailures = 3;

/// Whether PostgreSQL cannot execute the statement with these values, for example convert an infinite time.
/// Such an error may also mean an outdated plan, which `Transactions` has repeated already.
bool isRefusedStatement(const Error &error)
{
    return error.code.startsWith(QLatin1String("0A")) || error.code.startsWith(QLatin1String("54"));
}

/// Whether our own rules, rights or values made the step fail, so that waiting changes nothing. What a
/// partner refuses or does not find may pass: a parcel becomes known, a key is corrected.
bool isPermanent(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Forbidden:
    case ErrorKind::Invalid:
    case ErrorKind::RuleViolated:
        return true;
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Rejected:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Cancelled:
        return false;
    case ErrorKind::Unavailable:
        return isRefusedStatement(error);
    }
    Q_UNREACHABLE();
}

int maxFailures(const JobLimits &limits, const Error &error)
{
    return isPermanent(error) ? std::min(maxPermanentFailures, limits.attempts) : limits.attempts;
}

/// The partner asks to wait and did nothing: that is no failure of the job.
bool isTurnedAway(const Result<Progress> &progress)
{
    return !progress && progress.error().kind == ErrorKind::Unavailable && progress.error().retryAfter;
}

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
    if (isTurnedAway(progress))
        return Progress::waitUntil(m_clock.now() + partnerDelay(limitsOf(lease.kind),
                                                                *progress.error().retryAfter,
                                                                m_random.next()));
    return progress;
}

/// When a failed job runs again: after its backoff, and not before the partner allows it.
Instant JobRunner::nextRun(const Lease &lease, const Error &error)
{
    const JobLimits limits = limitsOf(lease.kind);
    Duration delay = backoff(limits, lease.attempt, m_random.next());
    if (error.retryAfter)
        delay = std::max(delay, partnerDelay(limits, *error.retryAfter, m_random.next()));
    return m_clock.now() + delay;
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
    isGivenUp = lease.attempt >= maxFailures(limitsOf(lease.kind), error);
    const Instant again = nextRun(lease, error);
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
