#pragma once

#include "auditseal.h"
#include "connection.h"

#include <QList>

#include <optional>

namespace meja {

/// Reads the entries and the seals of the log, each in order and in pages, so that its memory use does not
/// grow with the log. Used by `AuditVerifier`. Failures: those of `Connection::run()`; `Forbidden` for a
/// login that may not read the whole log.
class AuditReader
{
public:
    explicit AuditReader(Connection &connection) : m_connection(connection) {}

    /// The next seal; nullopt at the end of the chain.
    Result<std::optional<AuditSeal>> nextSeal();

    /// The current entry if its position is before `end`, otherwise nullopt. It stays current until
    /// `advance()`.
    Result<std::optional<AuditEntry>> entryBefore(AuditPosition end);
    void advance() { ++m_entry; }

private:
    Result<> readSeals();
    Result<> readEntries();

    Connection &m_connection;
    QList<AuditSeal> m_seals;
    qsizetype m_seal = 0;
    qint64 m_lastNumber = -1;
    QList<AuditEntry> m_entries;
    qsizetype m_entry = 0;
    AuditPosition m_next;
};

} // namespace meja
