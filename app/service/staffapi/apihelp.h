#pragma once

#include "apicall.h"
#include "staffservices.h"

namespace meja {

/// The services for one call, on the real database.
[[nodiscard]] inline StaffServices servicesOf(const ApiCall &call)
{
    return {call.context().database(), call.context().clock(), call.context().settings().approvalLimit};
}

/// Turns a service's result into the route's result; `toJson()` converts the value to JSON.
template <class T>
[[nodiscard]] ApiResult toResult(int status, const Result<T> &outcome)
{
    if (!outcome)
        return refused(outcome.error());
    return ApiResponse{status, toJson(*outcome)};
}

/// The same for a service that returns no value; the response is an empty object.
[[nodiscard]] inline ApiResult done(const Result<> &outcome)
{
    if (!outcome)
        return refused(outcome.error());
    return ApiResponse{};
}

/// The reason of an action, which is stored in the status log and the audit log.
[[nodiscard]] inline Field reasonField()
{
    return Field::text(QStringLiteral("reason"),
                       QStringLiteral("Reason; stored in the status log and the audit log"), 1, 500);
}

} // namespace meja
