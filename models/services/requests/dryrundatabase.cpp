#include "dryrundatabase.h"

#include "result.h"

namespace meja {

namespace {

/// Error code that rolls back a successful run; never returned to callers.
const QString rolledBack = QStringLiteral("rolled-back");

} // namespace

Result<> DryRunDatabase::attempt(const Actor &actor, const Work &work, QString &transactionId)
{
    const auto outcome = m_database.attempt(
        actor,
        [&](Records &records) -> Result<> {
            RETURN_IF_ERROR(work(records));
            return failure(ErrorKind::Cancelled, QStringLiteral("dry run"), rolledBack);
        },
        transactionId);
    if (!outcome && outcome.error().code == rolledBack)
        return {};
    return outcome;
}

Result<bool> DryRunDatabase::hasCommitted(const QString &)
{
    return false;
}

} // namespace meja
