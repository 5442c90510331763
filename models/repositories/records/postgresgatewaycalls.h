#pragma once

#include "ports/gatewaycalllog.h"
#include "threadconnections.h"

namespace meja {

/// The log of gateway calls in PostgreSQL. Each entry is committed on its own. One object serves all threads;
/// each thread uses its own connection. Failures: those of `Connection::open()` and `run()`; `NotFound` from
/// `end()` and `read()` when there is no such call.
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
