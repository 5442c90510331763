#pragma once

#include "error.h"
#include "gatewaycall.h"

#include <QString>

#include <utility>

namespace meja {

/// A parsed response of a partner: the result for the gateway and the outcome for the call log.
template <class T>
struct ParsedResponse
{
    Result<T> result;
    CallOutcome outcome = CallOutcome::Unknown;
    QString bodyStatus = {}; ///< The code in the body; empty: none.
};

/// The partner responded with a value. `Response` has a `code()`: the code in the body.
template <class T, class Response>
ParsedResponse<T> parsedValue(const Response &response, T value, CallOutcome outcome = CallOutcome::Succeeded)
{
    return {std::move(value), outcome, QString::number(response.code())};
}

/// The partner responded without a value. `Response` has a `code()` and a `detail()`. Only `OutcomeUnknown`
/// means that the partner may have acted.
template <class T, class Response>
ParsedResponse<T> failed(const Response &response, ErrorKind kind, const QString &code = {})
{
    const CallOutcome outcome =
        kind == ErrorKind::OutcomeUnknown ? CallOutcome::Unknown : CallOutcome::Rejected;
    return {failure(kind, response.detail(), code), outcome,
            response.code() == 0 ? QString() : QString::number(response.code())};
}

} // namespace meja
