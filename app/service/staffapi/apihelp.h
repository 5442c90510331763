#pragma once

#include "apicall.h"
#include "staffdesk.h"

namespace meja {

/// The services of one call, on the real database.
[[nodiscard]] inline StaffDesk deskOf(const ApiCall &call)
{
    return {call.context().database(), call.context().clock(), call.context().settings().approvalLimit};
}

/// What a service answered, as an answer: shown by `shown()`.
template <class T>
[[nodiscard]] ApiResult answered(int status, const Result<T> &outcome)
{
    if (!outcome)
        return refused(outcome.error());
    return ApiAnswer{status, shown(*outcome)};
}

/// For what answers nothing but that it was done.
[[nodiscard]] inline ApiResult done(const Result<> &outcome)
{
    if (!outcome)
        return refused(outcome.error());
    return ApiAnswer{};
}

/// Why somebody does something, for the status log and the audit.
[[nodiscard]] inline Field reasonField()
{
    return Field::text(QStringLiteral("reason"), QStringLiteral("Why; kept in the log and the audit"), 1,
                       500);
}

} // namespace meja
