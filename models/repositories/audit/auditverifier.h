#pragma once

#include "auditreader.h"
#include "auditreport.h"
#include "auditroot.h"

namespace meja {

/// Verifies the chain of seals and the entries that it covers, in the order of sealing, and stops at the
/// first difference. It computes all digests itself from plain columns, so that a manipulated database
/// function cannot hide a change. Used by `meja-service audit verify`.
class AuditVerifier
{
public:
    /// @param exportedRoots roots that were exported earlier. Only a comparison with them detects a recreated
    /// or truncated chain.
    AuditVerifier(Connection &connection, QList<AuditRoot> exportedRoots)
        : m_connection(connection), m_reader(connection), m_exportedRoots(std::move(exportedRoots))
    {}

    /// Failures: those of `Connection::run()`; `Forbidden` for a login that may not read the whole log. A
    /// manipulated log is a successful result with `AuditReport::fault`.
    Result<AuditReport> verify();

private:
    Result<> verifySeals();
    void checkChain(const AuditSeal &seal);
    void compareWithExportedRoots(const AuditSeal &seal);
    Result<> checkEntries(const AuditSeal &seal);
    Result<> checkMember(const AuditSeal &seal, qsizetype index);
    Result<> explainMissing(const AuditSeal &seal, qint64 id);
    void checkForMissingSeals();
    Result<> countUnsealed();

    void reportFault(const QString &sentence, std::optional<qint64> entry = {});
    [[nodiscard]] bool isBroken() const { return m_report.fault.has_value(); }

    Connection &m_connection;
    AuditReader m_reader;
    QList<AuditRoot> m_exportedRoots;
    AuditReport m_report;
    qint64 m_number = -1; ///< Of the current seal.
    AuditPosition m_end;  ///< End of the current seal.
    QByteArray m_root;    ///< Root of the current seal.
};

} // namespace meja
