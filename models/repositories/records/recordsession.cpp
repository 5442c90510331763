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

/// Whether the result of COMMIT is unknown, because the connection or the server was lost.
bool isOutcomeUnknown(const Error &error)
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
    if (m_isBegun && !m_isCommitted && m_connection.isOpen())
        (void)m_connection.rollbackOpenTransaction();
}

Result<ResultSet> RecordSession::read(const Statement &statement)
{
    const auto results = send({statement}, Kind::Read);
    if (!results)
        return tl::unexpected(results.error());
    return results->constLast();
}

Result<ResultSet> RecordSession::change(const Statement &statement)
{
    const auto results = send({statement}, Kind::Change);
    if (!results)
        return tl::unexpected(results.error());
    return results->constLast();
}

Result<ResultSet> RecordSession::change(const Statement &first, const Statement &second)
{
    const auto results = send({first, second}, Kind::Change);
    if (!results)
        return tl::unexpected(results.error());
    return results->constLast();
}

Result<> RecordSession::defer(const Statement &statement)
{
    return defer({statement, std::nullopt});
}

Result<> RecordSession::defer(const Statement &statement, const Error &ifNoRow)
{
    return defer({statement, ifNoRow});
}

Result<> RecordSession::defer(const DeferredChange &change)
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    m_deferred.append(change);
    return {};
}

Result<QList<ResultSet>> RecordSession::send(const QList<Statement> &last, Kind kind)
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    QList<Statement> batch;
    if (!m_isBegun)
        batch = {Statement(QStringLiteral("begin")), actingFor(m_actor)};
    const bool needsTransactionId =
        m_transactionId.isEmpty() && (kind == Kind::Change || !m_deferred.isEmpty());
    if (needsTransactionId)
        batch.append(
            NamedQueries::statement(QStringLiteral("transactions"), QStringLiteral("transaction_id")));
    const qsizetype firstDeferred = batch.size();
    for (const DeferredChange &each : std::as_const(m_deferred))
        batch.append(each.statement);
    batch.append(last);

    m_isBegun = true;
    const auto results = m_connection.runAll(batch);
    if (!results)
        return fail(results.error());
    if (needsTransactionId)
        m_transactionId = results->at(firstDeferred - 1).text(0, 0);
    for (qsizetype i = 0; i < m_deferred.size(); ++i) {
        if (m_deferred[i].ifNoRow && results->at(firstDeferred + i).affectedRows() == 0)
            return fail(*m_deferred[i].ifNoRow);
    }
    m_deferred.clear();
    return *results;
}

tl::unexpected<Error> RecordSession::fail(const Error &error)
{
    m_failure = error;
    // Before COMMIT nothing has taken effect, even if the result of a statement was lost.
    if (error.kind == ErrorKind::OutcomeUnknown)
        m_failure->kind = ErrorKind::Unavailable;
    return tl::unexpected(*m_failure);
}

Result<> RecordSession::commit()
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    // Send deferred changes before COMMIT in two cases: a change that must find a row has to prevent the
    // commit, and the transaction id must be known before COMMIT, to query its result later.
    const bool mustFindRow = std::any_of(m_deferred.cbegin(), m_deferred.cend(),
                                         [](const DeferredChange &each) { return each.ifNoRow.has_value(); });
    if (!m_deferred.isEmpty() && (mustFindRow || m_transactionId.isEmpty())) {
        if (auto sent = send({}, Kind::Change); !sent)
            return tl::unexpected(sent.error());
    }
    if (!m_isBegun)
        return {};
    QList<Statement> batch;
    for (const DeferredChange &each : std::as_const(m_deferred))
        batch.append(each.statement);
    batch.append(Statement(QStringLiteral("commit")));
    const auto done = m_connection.runAll(batch);
    if (!done && isOutcomeUnknown(done.error()) && !m_transactionId.isEmpty())
        return failure(ErrorKind::OutcomeUnknown, done.error().detail, done.error().code);
    if (!done)
        return fail(done.error());
    m_isCommitted = true;
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
    return {.kind = ErrorKind::NotFound,
            .detail = QStringLiteral("no %1 %2").arg(QLatin1String(what)).arg(id)};
}

} // namespace meja
