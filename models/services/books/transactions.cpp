#include "transactions.h"

namespace meja {

namespace {

constexpr int maxAttempts = 5;
/// After this time only the second attempt is made, so that an unreachable database does not hold a request
/// for several times its timeouts.
constexpr Duration maxRetryTime = std::chrono::seconds(10);

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
        return isTransient(outcome.error()) ? Verdict::Retry : Verdict::Ended;
    const Result<bool> committed = m_database.hasCommitted(transactionId);
    if (!committed)
        return Verdict::Ended;
    if (!*committed)
        return Verdict::Retry;
    outcome = {};
    return Verdict::Ended;
}

Result<> Transactions::runWork(const Actor &actor, const Work &work)
{
    Result<> outcome;
    const Instant start = m_clock.now();
    for (int i = 0; i < maxAttempts && (i < 2 || m_clock.now() - start < maxRetryTime); ++i) {
        QString transactionId;
        outcome = m_database.attempt(actor, work, transactionId);
        if (judge(outcome, transactionId) == Verdict::Ended)
            break;
    }
    return outcome;
}

Result<> Transactions::hold(Records &records, const Lease &lease) const
{
    return records.jobs().hold(lease, m_clock.now());
}

} // namespace meja
