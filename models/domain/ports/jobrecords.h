#pragma once

#include "error.h"
#include "job.h"

#include <QJsonObject>
#include <QList>

namespace meja {

/// The job table within one transaction. `OrderRecords` explains the general failures.
class JobRecords
{
public:
    JobRecords() = default;
    virtual ~JobRecords() = default;
    Q_DISABLE_COPY_MOVE(JobRecords)

    /// Adds a job, or reschedules the waiting or running one of the same kind and subject; see `NewJob`.
    ///
    /// Failures: `RuleViolated` when a constraint or trigger refuses the change; `Conflict`, `Unavailable`.
    virtual Result<> schedule(const NewJob &job) = 0;

    /// The waiting or running job for this subject.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<std::optional<JobId>> liveOf(JobKind kind, qint64 subject) = 0;

    /// Failures: `NotFound` for an unknown job; `Conflict`, `Unavailable`.
    virtual Result<JobReport> read(JobId id) = 0;

    /// Claims up to `limit` jobs of these kinds that are due or whose lease has expired. Each claim increases
    /// the job's fence. Due jobs are claimed in the order of the kinds.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<QList<Lease>> claim(const QString &worker, Instant now, int limit,
                                       const QList<JobKind> &kinds) = 0;

    /// Locks the job, so that the transaction is committed under a valid lease or not at all.
    ///
    /// Failures: `Conflict` with code `lease-lost` when the job has another fence; `Conflict`, `Unavailable`.
    virtual Result<> hold(const Lease &lease, Instant now) = 0;

    /// Extends the lease.
    ///
    /// Failures: `Conflict` with code `lease-lost` when the lease is no longer valid; `Conflict`,
    /// `Unavailable`.
    virtual Result<> extend(const Lease &lease, Instant until) = 0;

    /// Stores the result for the person who requested the job.
    ///
    /// Failures: `Conflict` with code `lease-lost` when the lease is no longer valid; `Conflict`,
    /// `Unavailable`.
    virtual Result<> storeResult(const Lease &lease, const QJsonObject &result) = 0;

    /// Ends the job, or returns it to waiting if it was scheduled again while it ran.
    ///
    /// Failures: `Conflict` with code `lease-lost` when the lease is no longer valid; `Conflict`,
    /// `Unavailable`.
    virtual Result<> finish(const Lease &lease, Instant now) = 0;

    /// Schedules the next run of the job.
    ///
    /// Failures: `Conflict` with code `lease-lost` when the lease is no longer valid; `Conflict`,
    /// `Unavailable`.
    /// @param failure why the run failed; empty when it only waits, which resets the count of failures.
    virtual Result<> runAgain(const Lease &lease, Instant at, const QString &failure) = 0;

    /// Ends a job whose attempts are used up. The caller raises an attention item in the same transaction.
    ///
    /// Failures: `Conflict` with code `lease-lost` when the lease is no longer valid; `Conflict`,
    /// `Unavailable`.
    virtual Result<> giveUp(const Lease &lease, Instant now, const QString &failure) = 0;
};

} // namespace meja
