#pragma once

#include "ports/randomsource.h"
#include "transactions.h"

#include <functional>
#include <map>

namespace meja {

/// What one run of a job came to, for logs and metrics.
struct JobRun
{
    Lease lease;
    Result<Progress> outcome;
    bool isGivenUp = false; ///< Tries ran out: a person is asked.
};

/// Claims jobs and carries each as far as it goes: at once while there is something to do, later when it
/// has to wait, with backoff when it failed, and to a person when its tries ran out. Any number of
/// runners work on one table.
class JobRunner
{
public:
    using Handler = std::function<Result<Progress>(const Lease &lease)>;

    JobRunner(Transactions &transactions, const Clock &clock, RandomSource &random, const QString &worker)
        : m_transactions(transactions), m_clock(clock), m_random(random), m_worker(worker)
    {}

    void handle(JobKind kind, Handler handler);

    /// Takes up to `limit` jobs that are due, of the kinds it handles; each kind in its turn is looked for
    /// first.
    Result<QList<Lease>> claim(int limit);
    /// Works on one claimed job and writes down what became of it.
    JobRun run(const Lease &lease);
    /// Keeps a long run's lease alive. `Conflict`, code `lease-lost`, when it is somebody else's by now.
    Result<> extend(const Lease &lease);

private:
    QList<JobKind> kindsInTurn();
    Result<Progress> work(const Lease &lease);
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
