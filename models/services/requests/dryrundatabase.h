#pragma once

#include "ports/database.h"

namespace meja {

/// A database that rolls every transaction back: the work runs under all rules and locks and returns its real
/// result. Used for dry runs and previews, so that no rule is written twice.
class DryRunDatabase : public Database
{
public:
    explicit DryRunDatabase(Database &database) : m_database(database) {}

    /// Failures: those of the work and of the underlying database.
    Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) override;
    /// Always false: nothing is ever committed.
    Result<bool> hasCommitted(const QString &transactionId) override;

private:
    Database &m_database;
};

} // namespace meja
