#include "pipeline.h"

#include "keptplans.h"
#include "statementfailure.h"

#include <libpq-fe.h>

#include <utility>

namespace meja {

namespace {

/// A pooler gave us another server's session, or a migration changed what a statement answers.
bool isPlanLost(const Error &error)
{
    return error.code == QLatin1String("26000") || error.code == QLatin1String("42P05") ||
           error.code == QLatin1String("0A000");
}

} // namespace

bool Pipeline::sendPlan(const QByteArray &sql)
{
    const QByteArray name = m_plans->add(sql);
    m_expected.append(sql);
    return PQsendPrepare(m_connection, name.constData(), sql.constData(), 0, nullptr) == 1;
}

bool Pipeline::send(const Statement &statement)
{
    const QByteArray &sql = statement.sql();
    const auto values = statement.parameters();
    const int count = static_cast<int>(values.size());
    const bool isKept = m_plans != nullptr && statement.isFixed();
    if (isKept && m_plans->nameOf(sql).isNull() && !sendPlan(sql))
        return false;
    m_expected.append(QByteArray());
    if (isKept)
        return PQsendQueryPrepared(m_connection, m_plans->nameOf(sql).constData(), count, values.constData(),
                                   nullptr, nullptr, 0) == 1;
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

/// The answer to one statement; each is followed by an empty one.
Result<ResultSet> Pipeline::nextAnswer()
{
    pg_result *result = PQgetResult(m_connection);
    while (pg_result *more = PQgetResult(m_connection))
        PQclear(more);
    // Behind them it shows whether the connection was lost meanwhile.
    return statementAnswer(m_connection, result);
}

void Pipeline::take(const QByteArray &planned, QList<ResultSet> &answers, std::optional<Error> &failed)
{
    const auto answer = nextAnswer();
    if (!answer && !planned.isNull())
        m_plans->remove(planned);
    if (!answer && !failed)
        failed = answer.error();
    if (answer && planned.isNull())
        answers.append(*answer);
}

Result<QList<ResultSet>> Pipeline::run(const QList<Statement> &statements)
{
    for (const Statement &statement : statements) {
        if (const QStringList missing = statement.unbound(); !missing.isEmpty())
            return failure(ErrorKind::Invalid, QStringLiteral("no value for :%1").arg(missing.first()));
    }
    m_isSound = sendAll(statements);
    if (!m_isSound)
        return tl::unexpected(statementFailure(m_connection, nullptr));
    QList<ResultSet> answers;
    std::optional<Error> failed;
    for (const QByteArray &planned : std::as_const(m_expected))
        take(planned, answers, failed);
    PQclear(PQgetResult(m_connection)); // the pipeline's end
    m_isSound = PQexitPipelineMode(m_connection) == 1 && !(m_plans && failed && isPlanLost(*failed));
    if (!m_isSound && !failed)
        failed = statementFailure(m_connection, nullptr);
    if (failed)
        return tl::unexpected(*failed);
    return answers;
}

} // namespace meja
