#pragma once

#include "auditroot.h"
#include "connection.h"

namespace meja {

/// Seals the audit log. Any number of programs may seal at once: they take turns.
class AuditSeals
{
public:
    explicit AuditSeals(Connection &connection) : m_connection(connection) {}

    /// Seals every entry whose transaction has ended, a thousand in one transaction; returns how many.
    /// `RuleViolated` when the database was restored into a server with a younger transaction counter.
    Result<qint64> sealAll();

    /// The root to keep elsewhere.
    Result<AuditRoot> newestRoot();

private:
    Connection &m_connection;
};

} // namespace meja
