#include "rehearsal.h"

namespace meja {

namespace {

const QString rehearsed = QStringLiteral("rehearsed");

} // namespace

Result<> Rehearsal::attempt(const Actor &actor, const Work &work, QString &transactionId)
{
    const auto outcome = m_database.attempt(
        actor,
        [&](Records &records) -> Result<> {
            RETURN_IF_ERROR(work(records));
            return failure(ErrorKind::Cancelled, QStringLiteral("only rehearsed"), rehearsed);
        },
        transactionId);
    if (!outcome && outcome.error().code == rehearsed)
        return {};
    return outcome;
}

Result<bool> Rehearsal::hasCommitted(const QString &)
{
    return false; // Whatever became of its end, nothing lasts.
}

} // namespace meja
