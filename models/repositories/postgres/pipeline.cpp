#include "pipeline.h"

#include "preparedstatements.h"
#include "resultwait.h"
#include "statementfailure.h"

#include <libpq-fe.h>

#include <utility>

namespace meja {

namespace {

/// Whether the prepared statement is unknown or outdated: a pooler assigned us another session, or a
/// migration changed the statement's result columns.
bool isPreparedStatementLost(const Error &error)
{
    return error.code == QLatin1String("26000") || error.code == QLatin1String("42P05") ||
           error.code == QLatin1String("0A000");
}

} // namespace

bool Pipeline::sendPrepare(const QByteArray &sql)
{
    const QByteArray name = m_prepared->add(sql);
    m_expected.append(sql);
    return PQsendPrepare(m_connection, name.constData(), sql.constData(), 0, nullptr) == 1;
}

bool Pipeline::send(const Statement &statement)
{
    const QByteArray &sql = statement.sql();
    const auto values = statement.parameters();
    const int count = static_cast<int>(values.size());
    const bool isPrepared = m_prepared != nullptr && statement.isFixed();
    if (isPrepared && m_prepared->nameOf(sql).isNull() && !sendPrepare(sql))
        return false;
    m_expected.append(QByteArray());
    if (isPrepared)
        return PQsendQueryPrepared(m_connection, m_prepared->nameOf(sql).constData(), count,
                                   values.constData(), nullptr, nullptr, 0) == 1;
    return PQsendQueryParams(m_connection, sql.constData(), count, nullptr, values.constData(), nullptr,
                             nullptr, 0) == 1;
}

bool Pipeline::sendAll(const QList<Statement> &statements)
{
    if (PQenterPipelineMode(m_connection) != 1)
        return false;
    for (const Statement &statement : statements) {
        if (!send(statement))
            return false;
    }
    return PQpipelineSync(m_connection) == 1;
}

/// The result of the next statement. In a pipeline, libpq ends the results of each statement with a null
/// result.
Result<ResultSet> Pipeline::receiveResult(const QDeadlineTimer &deadline)
{
    pg_result *result = nextResult(m_connection, deadline);
    while (pg_result *more = nextResult(m_connection, deadline))
        PQclear(more);
    // Read after the null result, because only then does libpq report a connection that was lost meanwhile.
    return statementResult(m_connection, result);
}

void Pipeline::receive(const QDeadlineTimer &deadline, const QByteArray &preparing, QList<ResultSet> &results,
                       std::optional<Error> &failed)
{
    const auto result = receiveResult(deadline);
    if (!result && !preparing.isNull())
        m_prepared->remove(preparing);
    if (!result && !failed)
        failed = result.error();
    if (result && preparing.isNull())
        results.append(*result);
}

Result<QList<ResultSet>> Pipeline::run(const QList<Statement> &statements, const QDeadlineTimer &deadline)
{
    for (const Statement &statement : statements) {
        if (const QStringList missing = statement.unbound(); !missing.isEmpty())
            return failure(ErrorKind::Invalid, QStringLiteral("no value for :%1").arg(missing.first()));
    }
    m_isUsable = sendAll(statements);
    if (!m_isUsable)
        return tl::unexpected(statementFailure(m_connection, nullptr));
    QList<ResultSet> results;
    std::optional<Error> failed;
    for (const QByteArray &preparing : std::as_const(m_expected))
        receive(deadline, preparing, results, failed);
    PQclear(nextResult(m_connection, deadline)); // The result of PQpipelineSync.
    m_isUsable =
        PQexitPipelineMode(m_connection) == 1 && !(m_prepared && failed && isPreparedStatementLost(*failed));
    if (!m_isUsable && !failed)
        failed = statementFailure(m_connection, nullptr);
    if (failed)
        return tl::unexpected(*failed);
    return results;
}

} // namespace meja
