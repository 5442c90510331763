#include "jobworker.h"

#include <QElapsedTimer>

namespace meja {

namespace {

/// Polling guarantees that every job is found; the signal only reduces latency.
constexpr Duration pollInterval = std::chrono::seconds(1);
/// Delay after a failed claim, which is usually caused by an unreachable database.
constexpr Duration retryDelay = std::chrono::seconds(2);

/// The outcome in logs and metrics.
QString outcomeOf(const JobRun &run)
{
    if (run.isGivenUp)
        return QStringLiteral("given_up");
    if (!run.outcome)
        return run.outcome.error().code == QLatin1String("lease-lost") ? QStringLiteral("lease_lost")
                                                                       : QStringLiteral("failed");
    switch (run.outcome->kind) {
    case Progress::Kind::Done:
        return QStringLiteral("done");
    case Progress::Kind::Continue:
        return QStringLiteral("goes_on");
    case Progress::Kind::WaitUntil:
        return QStringLiteral("waits");
    case Progress::Kind::NeedsPerson:
        return QStringLiteral("needs_person");
    }
    Q_UNREACHABLE();
}

} // namespace

void JobWorker::run()
{
    JobServices services(m_parts.shared, m_name, m_number);
    while (!m_parts.stopping.hasBegun())
        claimAndRun(services.runner());
}

void JobWorker::claimAndRun(JobRunner &runner)
{
    m_lastClaimAttempt = std::chrono::steady_clock::now();
    const quint64 signalCount = m_parts.jobSignal.count();
    // One job at a time: further ones stay available to other workers.
    const auto claimed = runner.claim(1);
    if (!claimed) {
        m_parts.log.warn(
            QStringLiteral("job_claim_failed"),
            {{QStringLiteral("worker"), m_name}, {QStringLiteral("detail"), claimed.error().detail}});
        m_parts.stopping.waitFor(retryDelay);
        return;
    }
    for (const Lease &lease : *claimed)
        work(runner, lease);
    if (claimed->isEmpty())
        m_parts.jobSignal.waitForMore(signalCount, pollInterval);
}

void JobWorker::work(JobRunner &runner, const Lease &lease)
{
    QElapsedTimer watch;
    watch.start();
    m_parts.running.begin(lease);
    const JobRun run = runner.run(lease);
    m_parts.running.end(lease);
    report(run, Duration(watch.elapsed()));
    // The run may have created jobs for other workers.
    m_parts.jobSignal.notify();
}

void JobWorker::report(const JobRun &run, Duration took)
{
    const QString outcome = outcomeOf(run);
    m_parts.metrics.countJobRun(code(run.lease.kind), outcome, took);
    QJsonObject fields{{QStringLiteral("job"), run.lease.job.value},
                       {QStringLiteral("kind"), code(run.lease.kind)},
                       {QStringLiteral("subject"), run.lease.subject},
                       {QStringLiteral("order"), run.lease.order.value},
                       {QStringLiteral("attempt"), run.lease.attempt},
                       {QStringLiteral("fence"), run.lease.fence},
                       {QStringLiteral("worker"), m_name},
                       {QStringLiteral("outcome"), outcome},
                       {QStringLiteral("ms"), static_cast<qint64>(took.count())}};
    if (!run.lease.requestId.isEmpty())
        fields.insert(QStringLiteral("request_id"), run.lease.requestId);
    if (!run.outcome)
        fields.insert(QStringLiteral("detail"), run.outcome.error().detail);
    m_parts.log.write(run.outcome ? LogLevel::Info : LogLevel::Warning, QStringLiteral("job"), fields);
}

} // namespace meja
