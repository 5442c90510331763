#pragma once

#include "job.h"
#include "ports/clock.h"
#include "ports/database.h"
#include "result.h"

#include <optional>
#include <type_traits>

namespace meja {

/// Runs work in transactions and retries what is safe to retry: a whole transaction after a serialisation
/// failure, a deadlock or a lost connection. After a lost COMMIT it first queries whether the transaction
/// was committed. Used by every service.
class Transactions
{
public:
    Transactions(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// Runs `work(Records &)` in one transaction and returns its value. The work may run up to five times; a
    /// value of an attempt that was rolled back is dropped.
    ///
    /// Failures: the work's own; `Conflict` with code 40001 or 40P01 after the fifth attempt, or after the
    /// second one when ten seconds have passed; `Unavailable` when the database cannot be reached, and
    /// nothing was written; `OutcomeUnknown` when it cannot be determined whether the last COMMIT took
    /// effect.
    template <class Callable, class Outcome = std::invoke_result_t<Callable &, Records &>>
    Outcome run(const Actor &actor, Callable &&work)
    {
        if constexpr (std::is_void_v<typename Outcome::value_type>) {
            return runWork(actor, work);
        } else {
            std::optional<Outcome> outcome;
            RETURN_IF_ERROR(runWork(actor, [&](Records &records) -> Result<> {
                outcome.emplace(work(records));
                return outcome->map([](const auto &) {});
            }));
            return *std::move(outcome);
        }
    }

    /// The same under a worker's lease. Also fails with `Conflict`, code `lease-lost`, when another worker
    /// holds the job by now; nothing is written then.
    template <class Callable, class Outcome = std::invoke_result_t<Callable &, Records &>>
    Outcome run(const Actor &actor, const Lease &lease, Callable &&work)
    {
        return run(actor, [&](Records &records) -> Outcome {
            RETURN_IF_ERROR(hold(records, lease));
            return work(records);
        });
    }

private:
    enum class Verdict { Ended, Retry };
    Verdict judge(Result<> &outcome, const QString &transactionId);
    Result<> runWork(const Actor &actor, const Work &work);
    /// Fails with `Conflict`, code `lease-lost`, when another worker holds the job.
    Result<> hold(Records &records, const Lease &lease) const;

    Database &m_database;
    const Clock &m_clock;
};

} // namespace meja
