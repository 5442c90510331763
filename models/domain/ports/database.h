#pragma once

#include "actor.h"
#include "error.h"
#include "records.h"

#include <functional>

namespace meja {

/// What is done in one transaction; may run several times, so it changes nothing outside `records`
/// that a second run would not set right.
using Work = std::function<Result<>(Records &records)>;

/// The store of truth: runs work in transactions.
class Database
{
public:
    Database() = default;
    virtual ~Database() = default;
    Q_DISABLE_COPY_MOVE(Database)

    /// One run of `work` in one transaction: committed when the work succeeded, rolled back otherwise.
    /// @param transactionId set as soon as the transaction has an id; asked about by `hasCommitted`.
    ///
    /// Failures: the work's own; `Conflict` with code 40001 or 40P01 and `Unavailable` – nothing
    /// happened; `OutcomeUnknown` – the answer to COMMIT was lost.
    virtual Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) = 0;

    /// Whether a transaction whose COMMIT was not answered took place. `OutcomeUnknown` while nobody
    /// can tell; `Unavailable` when the database can't be reached.
    virtual Result<bool> hasCommitted(const QString &transactionId) = 0;
};

} // namespace meja
