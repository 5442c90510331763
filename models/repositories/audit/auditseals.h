#pragma once

#include "auditroot.h"
#include "connection.h"
#include "opentransaction.h"

#include <optional>

namespace meja {

/// Seals the audit log. Several processes may seal at the same time: a lock makes them take turns.
class AuditSeals
{
public:
    explicit AuditSeals(Connection &connection) : m_connection(connection) {}

    /// Seals every entry whose transaction has ended, at most 1000 per transaction. Returns the number of
    /// sealed entries. `RuleViolated` when the database was restored on a server with a lower transaction
    /// counter; otherwise the failures of `Connection::run()`.
    Result<qint64> sealAll();

    /// The root of the newest seal, to be stored elsewhere. Failures: those of `Connection::run()`.
    Result<AuditRoot> newestRoot();

    /// The oldest open transaction that writes; empty when there is none. Entries that were written after it
    /// began cannot be sealed before it ends. Failures: those of `Connection::run()`.
    Result<std::optional<OpenTransaction>> oldestTransaction();

private:
    Connection &m_connection;
};

} // namespace meja
