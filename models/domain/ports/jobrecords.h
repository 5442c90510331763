#pragma once

#include "error.h"
#include "job.h"

#include <QJsonObject>
#include <QList>

namespace meja {

/// The job table within one transaction.
class JobRecords
{
public:
    JobRecords() = default;
    virtual ~JobRecords() = default;
    Q_DISABLE_COPY_MOVE(JobRecords)

    virtual Result<> schedule(const NewJob &job) = 0;
    /// The job that waits or runs for this subject.
    virtual Result<std::optional<JobId>> liveOf(JobKind kind, qint64 subject) = 0;
    virtual Result<JobReport> read(JobId id) = 0;

    /// Takes up to `limit` jobs of these kinds that are due, or whose lease ran out, each with a higher fence
    /// than anybody had before. Of those that are due, PostgreSQL looks in the order of the kinds.
    virtual Result<QList<Lease>> claim(const QString &worker, Instant now, int limit,
                                       const QList<JobKind> &kinds) = 0;
    /// `Conflict`, code `lease-lost`, when the job has another fence, and locks it otherwise: the rest of
    /// the transaction is written under a valid lease or not at all.
    virtual Result<> hold(const Lease &lease, Instant now) = 0;
    virtual Result<> extend(const Lease &lease, Instant until) = 0;

    /// What the job found out, for whoever asked for it.
    virtual Result<> keepResult(const Lease &lease, const QJsonObject &result) = 0;

    /// The job is over – unless it was scheduled again while it ran; then it waits once more.
    virtual Result<> finish(const Lease &lease, Instant now) = 0;
    /// @param failure why it failed; empty when it only waits, which sets its failures back to none.
    virtual Result<> runAgain(const Lease &lease, Instant at, const QString &failure) = 0;
    /// Tries ran out; an attention item, raised in the same transaction, takes over.
    virtual Result<> giveUp(const Lease &lease, Instant now, const QString &failure) = 0;
};

} // namespace meja
