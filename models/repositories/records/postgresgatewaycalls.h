#pragma once

#include "ports/gatewaycalllog.h"
#include "threadconnections.h"

namespace meja {

/// The book of calls in PostgreSQL, each entry committed by itself. One object serves all threads, each with
/// a connection of its own. Failures: those of `Connection::run`.
class PostgresGatewayCalls : public GatewayCallLog
{
public:
    explicit PostgresGatewayCalls(const ThreadConnections &connections) : m_connections(connections) {}

    Result<GatewayCallId> begin(const GatewayCall &call) override;
    Result<> end(const GatewayCall &call) override;
    Result<GatewayCall> read(GatewayCallId id) override;
    Result<bool> spend(const QString &partner, Instant now, int limit) override;

private:
    Result<ResultSet> run(const Statement &statement);

    const ThreadConnections &m_connections;
};

} // namespace meja
