#pragma once

#include "instant.h"
#include "ports/database.h"
#include "threadconnections.h"

namespace meja {

/// The port `Database` on PostgreSQL. One object serves all threads; each thread uses its own connection, on
/// which no other transaction may be open.
class PostgresDatabase : public Database
{
public:
    /// A busy server may take long to flush a COMMIT. The timeout is shorter than a worker's lease, because a
    /// worker cannot use the result after its lease.
    static constexpr Duration defaultCommitTimeout = std::chrono::seconds(30);

    /// @param commitTimeout how long `hasCommitted()` waits for a COMMIT that is still running.
    explicit PostgresDatabase(const ThreadConnections &connections,
                              Duration commitTimeout = defaultCommitTimeout)
        : m_connections(connections), m_commitTimeout(commitTimeout)
    {}

    /// Failures: those of `work`, of `Connection::open()` and of `RecordSession`. `OutcomeUnknown` when the
    /// result of COMMIT was lost; `hasCommitted()` then determines it. A `work` that only reads gets no
    /// transaction id, and a lost COMMIT is `Unavailable`.
    Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) override;

    /// Whether the transaction was committed. Waits while its COMMIT is running. `OutcomeUnknown` when that
    /// takes longer than the timeout or the server has no record of the transaction any more; `Unavailable`
    /// when the server is unreachable.
    Result<bool> hasCommitted(const QString &transactionId) override;

private:
    const ThreadConnections &m_connections;
    const Duration m_commitTimeout;
};

} // namespace meja
