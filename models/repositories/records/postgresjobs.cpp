#include "postgresjobs.h"

#include "fieldreader.h"
#include "namedqueries.h"
#include "utf8text.h"

#include <QJsonDocument>

#include <array>

namespace meja {

namespace {

Statement jobQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("jobs"), QLatin1String(name));
}

Result<Lease> readLease(FieldReader fields)
{
    Lease lease;
    fields.into(lease.job);
    fields.code(lease.kind, &jobKindFromCode);
    lease.subject = fields.integer();
    fields.into(lease.order);
    lease.fence = fields.integer();
    lease.attempt = fields.number();
    lease.until = fields.instant();
    lease.requestId = fields.text();
    lease.requestedBy = fields.text();
    return fields.finish(lease);
}

Result<JobReport> readReport(FieldReader fields)
{
    JobReport report;
    fields.into(report.id);
    fields.code(report.kind, &jobKindFromCode);
    report.subject = fields.integer();
    fields.into(report.order);
    fields.code(report.state, &jobStateFromCode);
    report.lastFailure = fields.text();
    report.result = QJsonDocument::fromJson(withEscapedMarks(fields.text().toUtf8())).object();
    return fields.finish(report);
}

Error leaseLost()
{
    return {ErrorKind::Conflict, QStringLiteral("another worker has taken over the lease"),
            QStringLiteral("lease-lost")};
}

/// A statement on the leased job. It changes nothing when the fence is outdated.
Statement ofLease(const char *name, const Lease &lease)
{
    Statement statement = jobQuery(name);
    statement.bind(QStringLiteral("id"), lease.job.value).bind(QStringLiteral("fence"), lease.fence);
    return statement;
}

} // namespace

Result<> PostgresJobs::schedule(const NewJob &job)
{
    return m_session.defer(jobQuery("schedule")
                               .bind(QStringLiteral("kind"), code(job.kind))
                               .bind(QStringLiteral("subject_id"), job.subject)
                               .bind(QStringLiteral("order_id"), job.order.value)
                               .bind(QStringLiteral("due_at"), job.dueAt.milliseconds)
                               .bind(QStringLiteral("request_id"), notNull(job.requestId))
                               .bind(QStringLiteral("requested_by"), notNull(job.requestedBy)));
}

Result<std::optional<JobId>> PostgresJobs::liveOf(JobKind kind, qint64 subject)
{
    return maybeId<JobId>(m_session.read(jobQuery("live_of")
                                             .bind(QStringLiteral("kind"), code(kind))
                                             .bind(QStringLiteral("subject_id"), subject)));
}

Result<JobReport> PostgresJobs::read(JobId id)
{
    return oneRecord(m_session.read(jobQuery("read").bind(QStringLiteral("id"), id.value)), &readReport);
}

Result<QList<Lease>> PostgresJobs::claim(const QString &worker, Instant now, int limit,
                                         const QList<JobKind> &kinds)
{
    QStringList codes;
    QStringList leases;
    for (const JobKind kind : kinds) {
        codes.append(code(kind));
        leases.append(QString::number(limitsOf(kind).lease.count()));
    }
    return allRecords(m_session.change(jobQuery("claim")
                                           .bind(QStringLiteral("worker"), notNull(worker))
                                           .bind(QStringLiteral("now"), now.milliseconds)
                                           .bind(QStringLiteral("limit"), qint64(limit))
                                           .bind(QStringLiteral("kinds"), codes)
                                           .bind(QStringLiteral("leases"), leases)),
                      &readLease);
}

Result<> PostgresJobs::hold(const Lease &lease, Instant now)
{
    const auto held =
        m_session.change(jobQuery("lock_order").bind(QStringLiteral("order_id"), lease.order.value),
                         ofLease("lock_lease", lease).bind(QStringLiteral("now"), now.milliseconds));
    if (!held)
        return tl::unexpected(held.error());
    if (held->rowCount() == 0 || !held->boolean(0, 0))
        return tl::unexpected(leaseLost());
    return {};
}

Result<> PostgresJobs::extend(const Lease &lease, Instant until)
{
    return m_session.defer(ofLease("extend", lease).bind(QStringLiteral("until"), until.milliseconds),
                           leaseLost());
}

Result<> PostgresJobs::storeResult(const Lease &lease, const QJsonObject &result)
{
    const QString json = QString::fromUtf8(QJsonDocument(result).toJson(QJsonDocument::Compact));
    return m_session.defer(ofLease("keep_result", lease).bind(QStringLiteral("result"), json), leaseLost());
}

Result<> PostgresJobs::finish(const Lease &lease, Instant now)
{
    return m_session.defer(ofLease("finish", lease).bind(QStringLiteral("now"), now.milliseconds),
                           leaseLost());
}

Result<> PostgresJobs::runAgain(const Lease &lease, Instant at, const QString &failure)
{
    return m_session.defer(ofLease("run_again", lease)
                               .bind(QStringLiteral("at"), at.milliseconds)
                               .bind(QStringLiteral("failure"), notNull(failure)),
                           leaseLost());
}

Result<> PostgresJobs::giveUp(const Lease &lease, Instant now, const QString &failure)
{
    return m_session.defer(ofLease("give_up", lease)
                               .bind(QStringLiteral("now"), now.milliseconds)
                               .bind(QStringLiteral("failure"), notNull(failure)),
                           leaseLost());
}

} // namespace meja
