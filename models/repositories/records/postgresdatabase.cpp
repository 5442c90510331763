#include "postgresdatabase.h"

#include "namedqueries.h"
#include "postgresrecords.h"

#include <QDeadlineTimer>
#include <QThread>

namespace meja {

namespace {

/// Between two questions, in milliseconds. PostgreSQL tells nobody that a transaction has ended but those who
/// wait for one of its locks, and which these are we don't know.
constexpr unsigned long breath = 20;

/// What was asked of a server that can't be reached has not been answered, and nothing came of it.
Error unreachable(const Error &error)
{
    if (error.kind != ErrorKind::OutcomeUnknown)
        return error;
    return {ErrorKind::Unavailable, error.detail, error.code};
}

Result<QString> statusOf(Connection &connection, const QString &transactionId)
{
    const auto rows = connection.run(
        NamedQueries::statement(QStringLiteral("transactions"), QStringLiteral("transaction_status"))
            .bind(QStringLiteral("id"), transactionId));
    if (!rows)
        return tl::unexpected(unreachable(rows.error()));
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
    const QDeadlineTimer patience(m_patience);
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
        QThread::msleep(breath);
    } while (!patience.hasExpired());
    return failure(ErrorKind::OutcomeUnknown,
                   QStringLiteral("nobody can tell what became of transaction %1").arg(transactionId));
}

} // namespace meja
