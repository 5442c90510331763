#pragma once

#include "chaosarena.h"

namespace meja {

/// Holds the books against what really happened at the partners, once nothing is under way any more: refunds
/// by key and amount, voided payments, cancelled parcels. Looks at the orders after `since` alone; the
/// sandbox must have been reset before the first of them.
class LedgerComparison
{
public:
    LedgerComparison(ChaosArena &arena, qint64 since);

    /// Sentences about what differs; none when books and ledger are the same.
    QStringList findings();

private:
    struct Effect
    {
        QString kind;
        QString subject;
        QString key;
        qint64 amount = 0; ///< Rupiah.
    };

    void lookAtRefunds();
    void lookAtKeys();
    void lookAtPayments();
    void lookAtParcels();
    [[nodiscard]] qsizetype count(const QString &kind, const QString &subject) const;
    [[nodiscard]] qint64 refunded(const QString &subject) const;
    QList<QStringList> rows(const QString &sql);
    void tell(const QString &finding) { m_findings.append(finding); }

    ChaosArena &m_arena;
    qint64 m_since;
    QList<Effect> m_effects;
    QStringList m_findings;
};

} // namespace meja
