#pragma once

#include "error.h"
#include "resultset.h"
#include "statement.h"

#include <QDeadlineTimer>
#include <QList>

#include <optional>

struct pg_conn;

namespace meja {

class PreparedStatements;

/// Sends several statements to the server in one round trip (libpq's pipeline mode). Used by `Connection`.
/// With prepared statements, it prepares a fixed statement at its first use and then refers to it by name, so
/// that the server does not plan it each time.
class Pipeline
{
public:
    /// @param prepared null: no statement is prepared.
    Pipeline(pg_conn *connection, PreparedStatements *prepared)
        : m_connection(connection), m_prepared(prepared)
    {}

    /// The results in the order of the statements. On failure the first error; the statements after it were
    /// not run. Failures: those of `Connection::run()`.
    /// When the deadline passes, the connection is shut down.
    Result<QList<ResultSet>> run(const QList<Statement> &statements, const QDeadlineTimer &deadline);
    /// Whether the connection can still be used. It cannot after a pipeline was only sent in part, nor when
    /// the server reports that a prepared statement is missing or outdated.
    [[nodiscard]] bool isUsable() const { return m_isUsable; }

private:
    bool sendAll(const QList<Statement> &statements);
    bool send(const Statement &statement);
    bool sendPrepare(const QByteArray &sql);
    Result<ResultSet> receiveResult(const QDeadlineTimer &deadline);
    void receive(const QDeadlineTimer &deadline, const QByteArray &preparing, QList<ResultSet> &results,
                 std::optional<Error> &failed);

    pg_conn *m_connection;
    PreparedStatements *m_prepared;
    QList<QByteArray> m_expected; ///< For each expected result the text being prepared; null for rows.
    bool m_isUsable = true;
};

} // namespace meja
