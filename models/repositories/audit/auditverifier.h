#pragma once

#include "auditreader.h"
#include "auditreport.h"
#include "auditroot.h"

namespace meja {

/// Walks through the chain of seals and the entries it covers, in one go and in the order of sealing,
/// and stops at the first thing that isn't as it was sealed. All digests are computed here, from plain
/// columns: a function changed in the database deceives nobody.
class AuditVerifier
{
public:
    /// `kept` are roots that were exported before; only against these a chain made anew is found.
    AuditVerifier(Connection &connection, QList<AuditRoot> kept)
        : m_connection(connection), m_reader(connection), m_kept(std::move(kept))
    {}

    /// Failures are those of reading: `Forbidden` for a login that may not read the whole log.
    Result<AuditReport> verify();

private:
    Result<> walk();
    void checkChain(const AuditSeal &seal);
    void checkKept(const AuditSeal &seal);
    Result<> checkEntries(const AuditSeal &seal);
    Result<> checkMember(const AuditSeal &seal, qsizetype index);
    Result<> explainMissing(const AuditSeal &seal, qint64 id);
    void checkNothingWasCut();
    Result<> countUnsealed();

    void blame(const QString &sentence, std::optional<qint64> entry = {});
    [[nodiscard]] bool isBroken() const { return m_report.fault.has_value(); }

    Connection &m_connection;
    AuditReader m_reader;
    QList<AuditRoot> m_kept;
    AuditReport m_report;
    qint64 m_number = -1; ///< Of the seal at hand; those before it are in order.
    AuditPlace m_end;     ///< Where the last seal ended.
    QByteArray m_root;    ///< Its root.
};

} // namespace meja
