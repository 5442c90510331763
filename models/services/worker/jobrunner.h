#pragma once

#include "ports/randomsource.h"
#include "transactions.h"

#include <functional>
#include <map>

namespace meja {

/// The outcome of one run of a job, for logs and metrics.
struct JobRun
{
    Lease lease;
    Result<Progress> outcome;
    bool isGivenUp = false; ///< All attempts failed; an attention item was raised if the kind has one.
};

/// Claims jobs and runs their handlers. A job with a next step runs again at once, a waiting job later, a
/// failed job after a backoff. A partner that asks to wait (`Retry-After`) makes the job wait so long; that
/// is no failure. When its attempts are used up, after three if the failure cannot pass, an attention item is
/// raised. Used by the worker threads; any number of runners may share one job table.
class JobRunner
{
public:
    using Handler = std::function<Result<Progress>(const Lease &lease)>;

    JobRunner(Transactions &transactions, const Clock &clock, RandomSource &random, const QString &worker)
        : m_transactions(transactions), m_clock(clock), m_random(random), m_worker(worker)
    {}

    void handle(JobKind kind, Handler handler);

    /// Claims up to `limit` due jobs of the kinds that have a handler. Each call starts with the next kind,
    /// so that no kind has to wait for the others.
    ///
    /// Failures: those of `Transactions::run`.
    Result<QList<Lease>> claim(int limit);
    /// Runs one claimed job and records its outcome. A failure is in `JobRun::outcome`.
    JobRun run(const Lease &lease);
    /// Extends the lease of a long run.
    ///
    /// Failures: `Conflict` with code `lease-lost` when another worker holds the job; those of
    /// `Transactions::run`.
    Result<> extend(const Lease &lease);

private:
    QList<JobKind> kindsInTurn();
    Result<Progress> work(const Lease &lease);
    Instant nextRun(const Lease &lease, const Error &error);
    Result<> settle(const Lease &lease, const Progress &progress);
    Result<> fail(const Lease &lease, const Error &error, bool &isGivenUp);
    Result<> giveUp(Records &records, const Lease &lease, const Error &error);

    Transactions &m_transactions;
    const Clock &m_clock;
    RandomSource &m_random;
    QString m_worker;
    std::map<JobKind, Handler> m_handlers;
    qsizetype m_turn = 0;
};

} // namespace meja
