#pragma once

#include "instant.h"
#include "ports/database.h"
#include "threadconnections.h"

namespace meja {

/// The store of truth on PostgreSQL. One object serves all threads, each with its own of the connections; no
/// transaction may be open on that.
class PostgresDatabase : public Database
{
public:
    /// A busy server may take long to flush a COMMIT; a worker's lease, and with it the use of the answer,
    /// lasts longer than this.
    static constexpr Duration usualPatience = std::chrono::seconds(30);

    /// @param patience how long the server may still work on a COMMIT that we lost sight of.
    explicit PostgresDatabase(const ThreadConnections &connections, Duration patience = usualPatience)
        : m_connections(connections), m_patience(patience)
    {}

    /// A read-only run of `work` has no id; should its end get lost, it is `Unavailable`: nothing happened.
    Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) override;

    /// Waits for a COMMIT that the server is still busy with. `OutcomeUnknown` when it takes too long, or
    /// when the server has forgotten it.
    Result<bool> hasCommitted(const QString &transactionId) override;

private:
    const ThreadConnections &m_connections;
    const Duration m_patience;
};

} // namespace meja
