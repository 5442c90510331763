#pragma once

#include "ports/database.h"
#include "simbooks.h"
#include "simfaults.h"

#include <QSet>

#include <functional>

namespace meja {

/// Transactions on the books. They are serialisable because each runs in one step of the simulation. The
/// COMMIT response can be lost, before or after the commit took effect.
class MemoryDatabase : public Database
{
public:
    explicit MemoryDatabase(SimFaults &faults) : m_faults(faults) {}

    Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) override;
    Result<bool> hasCommitted(const QString &transactionId) override;

    /// Runs one of the storefront's functions: one transaction without faults. A refused call changes
    /// nothing.
    Result<> call(const std::function<Result<>(SimBooks &books)> &function);

    /// Direct access for people who manage staff, and for checks.
    SimBooks &books() { return m_books; }
    [[nodiscard]] const SimBooks &books() const { return m_books; }
    /// The triggers of the database that run at COMMIT; they may change `after`.
    std::function<void(const SimBooks &before, SimBooks &after)> triggers;
    /// Called after every commit with its actor and the books before and after it.
    std::function<void(const Actor &actor, const SimBooks &before, const SimBooks &after)> committed;

private:
    SimFaults &m_faults;
    SimBooks m_books;
    QSet<QString> m_committed;
    qint64 m_lastTransaction = 0;
};

} // namespace meja
