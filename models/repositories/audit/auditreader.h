#pragma once

#include "auditseal.h"
#include "connection.h"

#include <QList>

#include <optional>

namespace meja {

/// Walks through the log's entries and seals, each in its order, a page at a time: what it needs of
/// memory doesn't grow with the log.
class AuditReader
{
public:
    explicit AuditReader(Connection &connection) : m_connection(connection) {}

    /// The next seal, or nothing at the end of the chain. `Forbidden` for a login that may not read it.
    Result<std::optional<AuditSeal>> nextSeal();

    /// The entry at hand if its place comes before `end`; it stays at hand until `leaveEntry()`.
    Result<std::optional<AuditEntry>> entryBefore(AuditPlace end);
    void leaveEntry() { ++m_entry; }

private:
    Result<> readSeals();
    Result<> readEntries();

    Connection &m_connection;
    QList<AuditSeal> m_seals;
    qsizetype m_seal = 0;
    qint64 m_lastNumber = -1;
    QList<AuditEntry> m_entries;
    qsizetype m_entry = 0;
    AuditPlace m_next;
};

} // namespace meja
