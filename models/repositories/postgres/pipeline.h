#pragma once

#include "error.h"
#include "resultset.h"
#include "statement.h"

#include <QList>

#include <optional>

struct pg_conn;

namespace meja {

class KeptPlans;

/// Several statements that go to the server in one round trip. Where plans are kept, a fixed statement is
/// prepared on its first way and only named from then on: the server plans it once or a few times, not each
/// time.
class Pipeline
{
public:
    /// @param plans null: nothing is prepared.
    Pipeline(pg_conn *connection, KeptPlans *plans) : m_connection(connection), m_plans(plans) {}

    /// The answers in the order of the statements; else the first failure, and those after it were not run.
    Result<QList<ResultSet>> run(const QList<Statement> &statements);
    /// Whether the connection is of further use: not after half a pipeline was sent, nor when the server lost
    /// a plan or takes it for outdated.
    [[nodiscard]] bool isSound() const { return m_isSound; }

private:
    bool sendAll(const QList<Statement> &statements);
    bool send(const Statement &statement);
    bool sendPlan(const QByteArray &sql);
    Result<ResultSet> nextAnswer();
    void take(const QByteArray &planned, QList<ResultSet> &answers, std::optional<Error> &failed);

    pg_conn *m_connection;
    KeptPlans *m_plans;
    QList<QByteArray> m_expected; ///< For each answer the statement it says to be prepared; null for rows.
    bool m_isSound = true;
};

} // namespace meja
