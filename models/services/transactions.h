#pragma once

#include "job.h"
#include "ports/clock.h"
#include "ports/database.h"

namespace meja {

/// Runs work in transactions that end for sure: whole transactions again after a serialisation failure,
/// a deadlock or a lost connection, and a question to the database after a lost COMMIT.
class Transactions
{
public:
    Transactions(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// The work's own failures; `Unavailable` when the database stays away (nothing happened);
    /// `OutcomeUnknown` when nobody can tell whether the last COMMIT happened.
    Result<> run(const Actor &actor, const Work &work);

    /// The same under a worker's lease: `Conflict`, code `lease-lost`, when somebody else has the job by
    /// now, and nothing is written.
    Result<> run(const Actor &actor, const Lease &lease, const Work &work);

private:
    enum class Verdict { Ended, Again };
    Verdict judge(Result<> &outcome, const QString &transactionId);

    Database &m_database;
    const Clock &m_clock;
};

} // namespace meja
