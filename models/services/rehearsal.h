#pragma once

#include "ports/database.h"

namespace meja {

/// A database on which nothing lasts: the work runs under all rules and locks, its answer is the true one,
/// and then everything is rolled back. For dry runs and previews, so that no rule is written twice.
class Rehearsal : public Database
{
public:
    explicit Rehearsal(Database &database) : m_database(database) {}

    Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) override;
    Result<bool> hasCommitted(const QString &transactionId) override;

private:
    Database &m_database;
};

} // namespace meja
