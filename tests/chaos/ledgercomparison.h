#pragma once

#include "chaosenvironment.h"

namespace meja {

/// Compares our database with the sandbox's ledger after all processes have ended: refunds by key and amount,
/// voided payments, cancelled parcels. Only checks orders with an id above `since`; the sandbox must have
/// been reset before the first of them.
class LedgerComparison
{
public:
    LedgerComparison(ChaosEnvironment &environment, qint64 since);

    /// One message per difference; empty when there is none.
    QStringList findings();

private:
    struct Effect
    {
        QString kind;
        QString subject;
        QString key;
        qint64 amount = 0; ///< Rupiah.
    };

    void compareRefunds();
    void compareKeys();
    void comparePayments();
    void compareParcels();
    [[nodiscard]] qsizetype count(const QString &kind, const QString &subject) const;
    [[nodiscard]] qint64 refunded(const QString &subject) const;
    QList<QStringList> rows(const QString &sql);
    void report(const QString &finding) { m_findings.append(finding); }

    ChaosEnvironment &m_environment;
    qint64 m_since;
    QList<Effect> m_effects;
    QStringList m_findings;
};

} // namespace meja
