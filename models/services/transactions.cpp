#include "transactions.h"

namespace meja {

namespace {

constexpr int tries = 5;

bool isTransient(const Error &error)
{
    return error.kind == ErrorKind::Unavailable ||
           (error.kind == ErrorKind::Conflict &&
            (error.code == QLatin1String("40001") || error.code == QLatin1String("40P01")));
}

} // namespace

Transactions::Verdict Transactions::judge(Result<> &outcome, const QString &transactionId)
{
    if (outcome)
        return Verdict::Ended;
    if (outcome.error().kind != ErrorKind::OutcomeUnknown || transactionId.isEmpty())
        return isTransient(outcome.error()) ? Verdict::Again : Verdict::Ended;
    const Result<bool> committed = m_database.hasCommitted(transactionId);
    if (!committed)
        return Verdict::Ended;
    if (!*committed)
        return Verdict::Again;
    outcome = {};
    return Verdict::Ended;
}

Result<> Transactions::run(const Actor &actor, const Work &work)
{
    Result<> outcome;
    for (int i = 0; i < tries; ++i) {
        QString transactionId;
        outcome = m_database.attempt(actor, work, transactionId);
        if (judge(outcome, transactionId) == Verdict::Ended)
            break;
    }
    return outcome;
}

Result<> Transactions::run(const Actor &actor, const Lease &lease, const Work &work)
{
    return run(actor, [&](Records &records) -> Result<> {
        if (auto held = records.jobs().hold(lease, m_clock.now()); !held)
            return held;
        return work(records);
    });
}

} // namespace meja
