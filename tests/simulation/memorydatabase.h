#pragma once

#include "ports/database.h"
#include "simbooks.h"
#include "simfaults.h"

#include <functional>
#include <set>

namespace meja {

/// Transactions on the books. They are serialisable because each runs in one step of the simulation. The
/// COMMIT response can be lost, before or after the commit took effect.
class MemoryDatabase : public Database
{
public:
    explicit MemoryDatabase(SimFaults &faults) : m_faults(faults) {}

    Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) override;
    Result<bool> hasCommitted(const QString &transactionId) override;

    /// Direct access for the storefront's functions: one step, no faults.
    SimBooks &books() { return m_books; }
    [[nodiscard]] const SimBooks &books() const { return m_books; }
    /// Called after every commit with the books before and after it.
    std::function<void(const SimBooks &before, const SimBooks &after)> committed;

private:
    SimFaults &m_faults;
    SimBooks m_books;
    std::set<QString> m_committed;
    qint64 m_lastTransaction = 0;
};

} // namespace meja
