#pragma once

#include "ports/jobrecords.h"
#include "recordsession.h"

namespace meja {

/// The job table in PostgreSQL. Workers skip jobs that another worker is claiming at the same time. Functions
/// with a lease fail with `Conflict` and code `lease-lost` when another worker has taken over the job.
class PostgresJobs : public JobRecords
{
public:
    explicit PostgresJobs(RecordSession &session) : m_session(session) {}

    Result<> schedule(const NewJob &job) override;
    Result<std::optional<JobId>> liveOf(JobKind kind, qint64 subject) override;
    Result<JobReport> read(JobId id) override;
    Result<QList<Lease>> claim(const QString &worker, Instant now, int limit,
                               const QList<JobKind> &kinds) override;
    Result<> hold(const Lease &lease, Instant now) override;
    Result<> extend(const Lease &lease, Instant until) override;
    Result<> storeResult(const Lease &lease, const QJsonObject &result) override;
    Result<> finish(const Lease &lease, Instant now) override;
    Result<> runAgain(const Lease &lease, Instant at, const QString &failure) override;
    Result<> giveUp(const Lease &lease, Instant now, const QString &failure) override;

private:
    RecordSession &m_session;
};

} // namespace meja
