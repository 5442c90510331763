#pragma once

#include "actor.h"
#include "error.h"
#include "records.h"

#include <functional>

namespace meja {

/// What is done in one transaction. It may run several times. Outside `records` it may only set values that
/// every run sets again.
using Work = std::function<Result<>(Records &records)>;

/// Runs work in transactions. Services use it through `Transactions`.
class Database
{
public:
    Database() = default;
    virtual ~Database() = default;
    Q_DISABLE_COPY_MOVE(Database)

    /// Runs `work` once in one transaction, commits when it succeeded and rolls back otherwise.
    ///
    /// Failures: the work's own; `Conflict` with code 40001 or 40P01, and `Unavailable`: nothing was written;
    /// `OutcomeUnknown`: the response to COMMIT was lost.
    /// @param transactionId set as soon as the transaction has an id; an argument for `hasCommitted`.
    virtual Result<> attempt(const Actor &actor, const Work &work, QString &transactionId) = 0;

    /// Whether a transaction was committed although the response to COMMIT was lost.
    ///
    /// Failures: `OutcomeUnknown` while the server cannot report the outcome; `Unavailable` when the database
    /// cannot be reached.
    virtual Result<bool> hasCommitted(const QString &transactionId) = 0;
};

} // namespace meja
