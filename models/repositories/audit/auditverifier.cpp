#include "auditverifier.h"

#include "namedqueries.h"

namespace meja {

Result<AuditReport> AuditVerifier::verify()
{
    if (const auto verified = verifySeals(); !verified)
        return tl::unexpected(verified.error());
    if (!isBroken())
        checkForMissingSeals();
    if (!isBroken()) {
        if (const auto counted = countUnsealed(); !counted)
            return tl::unexpected(counted.error());
    }
    return m_report;
}

Result<> AuditVerifier::verifySeals()
{
    while (!isBroken()) {
        const auto seal = m_reader.nextSeal();
        if (!seal)
            return tl::unexpected(seal.error());
        if (!seal->has_value())
            return {};
        checkChain(**seal);
        if (isBroken())
            return {};
        if (const auto checked = checkEntries(**seal); !checked)
            return checked;
        // After the rows, because a row that differs is the more precise fault.
        compareWithExportedRoots(**seal);
        if (!isBroken() && m_number > 0)
            ++m_report.seals;
    }
    return {};
}

void AuditVerifier::checkChain(const AuditSeal &seal)
{
    const qint64 expected = m_number + 1;
    m_number = expected;
    if (seal.number != expected)
        return reportFault(QStringLiteral("seal %1 is missing").arg(expected));
    if (seal.root != seal.computedRoot)
        return reportFault(
            QStringLiteral("seal %1 was changed: its root does not match its content").arg(expected));
    if (expected > 0 && (seal.previousRoot != m_root || seal.from != m_end))
        return reportFault(QStringLiteral("seal %1 does not continue seal %2: one of them was replaced")
                               .arg(expected)
                               .arg(expected - 1));
    m_root = seal.root;
    m_end = seal.to;
}

void AuditVerifier::compareWithExportedRoots(const AuditSeal &seal)
{
    for (const AuditRoot &exported : std::as_const(m_exportedRoots)) {
        if (!isBroken() && exported.number == seal.number && exported.root != seal.root)
            reportFault(
                QStringLiteral("seal %1 differs from the exported one (sealed %2): the chain was recreated")
                    .arg(seal.number)
                    .arg(exported.sealedAt));
    }
}

Result<> AuditVerifier::checkEntries(const AuditSeal &seal)
{
    for (qsizetype index = 0; index < seal.memberCount() && !isBroken(); ++index) {
        if (const auto checked = checkMember(seal, index); !checked)
            return checked;
    }
    if (isBroken())
        return {};
    const auto extra = m_reader.entryBefore(seal.to);
    if (!extra)
        return tl::unexpected(extra.error());
    if (extra->has_value())
        reportFault(
            QStringLiteral("row %1 was added after seal %2").arg((*extra)->position.id).arg(seal.number),
            (*extra)->position.id);
    return {};
}

Result<> AuditVerifier::checkMember(const AuditSeal &seal, qsizetype index)
{
    const auto found = m_reader.entryBefore(seal.to);
    if (!found)
        return tl::unexpected(found.error());
    const qint64 expected = seal.memberId(index);
    if (!found->has_value())
        return explainMissing(seal, expected);
    const AuditEntry &entry = **found;
    const qint64 id = entry.position.id;
    if (id != expected && seal.covers(id))
        return explainMissing(seal, expected);
    if (id != expected)
        reportFault(QStringLiteral("row %1 was added after seal %2").arg(id).arg(seal.number), id);
    else if (entry.digest != seal.memberDigest(index))
        reportFault(QStringLiteral("row %1 was changed after seal %2").arg(id).arg(seal.number), id);
    else if (!entry.personalMatches)
        reportFault(QStringLiteral("the personal values of row %1 were changed").arg(id), id);
    m_reader.advance();
    if (!isBroken())
        ++m_report.entries;
    return {};
}

Result<> AuditVerifier::explainMissing(const AuditSeal &seal, qint64 id)
{
    auto statement = NamedQueries::statement(QStringLiteral("audit"), QStringLiteral("entry_exists"));
    statement.bind(QStringLiteral("id"), id);
    const auto rows = m_connection.run(statement);
    if (!rows)
        return tl::unexpected(rows.error());
    const QString sentence = rows->boolean(0, 0)
                                 ? QStringLiteral("row %1 was changed after seal %2: its position differs")
                                 : QStringLiteral("row %1 was deleted after seal %2");
    reportFault(sentence.arg(id).arg(seal.number), id);
    return {};
}

void AuditVerifier::checkForMissingSeals()
{
    if (m_number < 0)
        return reportFault(QStringLiteral("all seals are missing, even seal 0"));
    for (const AuditRoot &exported : std::as_const(m_exportedRoots)) {
        if (!isBroken() && exported.number > m_number)
            reportFault(
                QStringLiteral("seal %1, which was exported (sealed %2), is missing: the log ends at seal %3")
                    .arg(exported.number)
                    .arg(exported.sealedAt)
                    .arg(m_number));
    }
}

Result<> AuditVerifier::countUnsealed()
{
    auto statement = NamedQueries::statement(QStringLiteral("audit"), QStringLiteral("unsealed"));
    statement.bind(QStringLiteral("xid"), QString::number(m_end.xid)).bind(QStringLiteral("id"), m_end.id);
    const auto rows = m_connection.run(statement);
    if (!rows)
        return tl::unexpected(rows.error());
    m_report.unsealed = rows->integer(0, 0);
    m_report.unsealedSeconds = rows->integer(0, 1);
    if (!rows->isNull(0, 2))
        reportFault(QStringLiteral("row %1 belongs to a transaction that has not started yet")
                        .arg(rows->integer(0, 2)),
                    rows->integer(0, 2));
    return {};
}

void AuditVerifier::reportFault(const QString &sentence, std::optional<qint64> entry)
{
    m_report.fault = AuditFault{.seal = m_number, .entry = entry, .sentence = sentence};
}

} // namespace meja
