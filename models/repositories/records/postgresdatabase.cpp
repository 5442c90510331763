#include "postgresdatabase.h"

#include "namedqueries.h"
#include "postgresrecords.h"
#include "statementfailure.h"

#include <QDeadlineTimer>
#include <QThread>

namespace meja {

namespace {

/// Milliseconds between two queries of the status. PostgreSQL cannot notify us of the end of a transaction.
constexpr unsigned long pollInterval = 20;

Result<QString> statusOf(Connection &connection, const QString &transactionId)
{
    const auto rows = connection.run(
        NamedQueries::statement(QStringLiteral("transactions"), QStringLiteral("transaction_status"))
            .bind(QStringLiteral("id"), transactionId));
    if (!rows)
        return tl::unexpected(repeatableFailure(rows.error()));
    return rows->text(0, 0);
}

} // namespace

Result<> PostgresDatabase::attempt(const Actor &actor, const Work &work, QString &transactionId)
{
    transactionId.clear();
    const auto connection = m_connections.open();
    if (!connection)
        return tl::unexpected(connection.error());
    RecordSession session(**connection, actor, transactionId);
    PostgresRecords records(session);
    if (auto worked = work(records); !worked)
        return worked;
    return session.commit();
}

Result<bool> PostgresDatabase::hasCommitted(const QString &transactionId)
{
    const QDeadlineTimer deadline(m_commitTimeout);
    do {
        const auto connection = m_connections.open();
        if (!connection)
            return tl::unexpected(connection.error());
        const auto status = statusOf(**connection, transactionId);
        if (!status)
            return tl::unexpected(status.error());
        if (*status == QLatin1String("committed"))
            return true;
        if (*status == QLatin1String("aborted"))
            return false;
        if (status->isEmpty())
            break;
        QThread::msleep(pollInterval);
    } while (!deadline.hasExpired());
    return failure(
        ErrorKind::OutcomeUnknown,
        QStringLiteral("cannot determine whether transaction %1 was committed").arg(transactionId));
}

} // namespace meja
