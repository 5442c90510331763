#include "recordsession.h"

#include "namedqueries.h"

#include <algorithm>

namespace meja {

namespace {

Statement actingFor(const Actor &actor)
{
    Statement statement = NamedQueries::statement(QStringLiteral("transactions"), QStringLiteral("act"));
    statement.bind(QStringLiteral("kind"), notNull(actor.kind))
        .bind(QStringLiteral("name"), notNull(actor.name))
        .bind(QStringLiteral("reason"), notNull(actor.reason))
        .bind(QStringLiteral("request_id"), notNull(actor.requestId));
    return statement;
}

/// Whether a failure of COMMIT leaves open what became of it: the connection or the server went away.
bool leavesOpen(const Error &error)
{
    return error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::Unavailable;
}

} // namespace

RecordSession::RecordSession(Connection &connection, const Actor &actor, QString &transactionId)
    : m_connection(connection), m_actor(actor), m_transactionId(transactionId)
{
    m_transactionId.clear();
}

RecordSession::~RecordSession()
{
    if (m_isBegun && !m_isOver && m_connection.isOpen())
        (void)m_connection.leaveTransaction();
}

Result<ResultSet> RecordSession::ask(const Statement &statement)
{
    const auto answers = send({statement}, Kind::Read);
    if (!answers)
        return tl::unexpected(answers.error());
    return answers->constLast();
}

Result<ResultSet> RecordSession::change(const Statement &statement)
{
    const auto answers = send({statement}, Kind::Change);
    if (!answers)
        return tl::unexpected(answers.error());
    return answers->constLast();
}

Result<ResultSet> RecordSession::change(const Statement &first, const Statement &second)
{
    const auto answers = send({first, second}, Kind::Change);
    if (!answers)
        return tl::unexpected(answers.error());
    return answers->constLast();
}

Result<> RecordSession::later(const Statement &statement)
{
    return wait({statement, std::nullopt});
}

Result<> RecordSession::later(const Statement &statement, const Error &otherwise)
{
    return wait({statement, otherwise});
}

Result<> RecordSession::wait(const Waiting &change)
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    m_waiting.append(change);
    return {};
}

Result<QList<ResultSet>> RecordSession::send(const QList<Statement> &last, Kind kind)
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    QList<Statement> batch;
    if (!m_isBegun)
        batch = {Statement(QStringLiteral("begin")), actingFor(m_actor)};
    const bool isIdWanted = m_transactionId.isEmpty() && (kind == Kind::Change || !m_waiting.isEmpty());
    if (isIdWanted)
        batch.append(NamedQueries::statement(QStringLiteral("transactions"), QStringLiteral("transaction_id")));
    const qsizetype firstWaiting = batch.size();
    for (const Waiting &each : std::as_const(m_waiting))
        batch.append(each.statement);
    batch.append(last);

    m_isBegun = true;
    const auto answers = m_connection.runAll(batch);
    if (!answers)
        return fail(answers.error());
    if (isIdWanted)
        m_transactionId = answers->at(firstWaiting - 1).text(0, 0);
    for (qsizetype i = 0; i < m_waiting.size(); ++i) {
        if (m_waiting[i].otherwise && answers->at(firstWaiting + i).affectedRows() == 0)
            return fail(*m_waiting[i].otherwise);
    }
    m_waiting.clear();
    return *answers;
}

tl::unexpected<Error> RecordSession::fail(const Error &error)
{
    m_failure = error;
    // Without a COMMIT nothing has happened, whatever was lost.
    if (error.kind == ErrorKind::OutcomeUnknown)
        m_failure->kind = ErrorKind::Unavailable;
    return tl::unexpected(*m_failure);
}

Result<> RecordSession::commit()
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    // What must find its row has to stop the commit if it doesn't; and whoever may have to ask what became of
    // a COMMIT must know the transaction's id before it is sent.
    const bool mustHear = std::any_of(m_waiting.cbegin(), m_waiting.cend(),
                                      [](const Waiting &each) { return each.otherwise.has_value(); });
    if (!m_waiting.isEmpty() && (mustHear || m_transactionId.isEmpty())) {
        if (auto sent = send({}, Kind::Change); !sent)
            return tl::unexpected(sent.error());
    }
    if (!m_isBegun)
        return {};
    QList<Statement> batch;
    for (const Waiting &each : std::as_const(m_waiting))
        batch.append(each.statement);
    batch.append(Statement(QStringLiteral("commit")));
    const auto done = m_connection.runAll(batch);
    if (!done && leavesOpen(done.error()) && !m_transactionId.isEmpty())
        return failure(ErrorKind::OutcomeUnknown, done.error().detail, done.error().code);
    if (!done)
        return fail(done.error());
    m_isOver = true;
    return {};
}

void bindInstant(Statement &statement, const QString &name, const std::optional<Instant> &at)
{
    if (at)
        statement.bind(name, at->milliseconds);
    else
        statement.bindNull(name);
}

QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

Error noSuchRow(const char *what, qint64 id)
{
    return {ErrorKind::NotFound, QStringLiteral("there is no %1 %2").arg(QLatin1String(what)).arg(id), {}};
}

} // namespace meja
