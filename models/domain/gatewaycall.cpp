#include "gatewaycall.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<CallOutcome, 5> outcomes{{
    {CallOutcome::Running, QLatin1String("running")},
    {CallOutcome::Succeeded, QLatin1String("succeeded")},
    {CallOutcome::Rejected, QLatin1String("rejected")},
    {CallOutcome::Unavailable, QLatin1String("unavailable")},
    {CallOutcome::Unknown, QLatin1String("unknown")},
}};

} // namespace

QString code(CallOutcome outcome)
{
    return codeIn(outcomes, outcome);
}

std::optional<CallOutcome> callOutcomeFromCode(const QString &code)
{
    return valueIn(outcomes, code);
}

} // namespace meja
