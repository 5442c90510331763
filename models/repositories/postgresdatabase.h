#pragma once

#include "ports/database.h"
#include "threadconnections.h"

namespace meja {

/// The store of truth on PostgreSQL. One object serves all threads, each with its own of the connections; no
/// transaction may be open on that.
class PostgresDatabase : public Database
{
public:
    explicit PostgresDatabase(const ThreadConnections &connections) : m_connections(connections) {}

    /// A read-only run of `work` has no id; should its end get lost, it is `Unavailable`: nothing happened.
    Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) override;

    /// Waits a few seconds for a COMMIT that the server is still busy with.
    Result<bool> hasCommitted(const QString &transactionId) override;

private:
    const ThreadConnections &m_connections;
};

} // namespace meja
