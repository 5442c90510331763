#pragma once

#include "instant.h"

#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace meja {

/// What a failure means for the caller. Whether a request may be repeated depends on it.
enum class ErrorKind {
    NotFound,       ///< The object does not exist, or the caller may not see it.
    Conflict,       ///< Another change came first; read the object again.
    Forbidden,      ///< The actor may not do this.
    Invalid,        ///< The input has the wrong form.
    RuleViolated,   ///< A business rule or a database constraint refuses the change.
    Unavailable,    ///< Nothing happened; retry later.
    Rejected,       ///< The partner understood the request and refused it.
    OutcomeUnknown, ///< The response was lost, and the request may have taken effect: query before repeating
                    ///< it.
    Cancelled       ///< The caller no longer needs the result.
};

/// An expected failure, returned as a value. See result.h for returning it to the caller.
struct Error
{
    ErrorKind kind = ErrorKind::Unavailable;
    QString detail = {}; ///< For the log, in English. Views choose the text that users read.
    QString code = {};   ///< A SQLSTATE or a name defined by Meja, for programs; may be empty.
    std::optional<Duration> retryAfter = {}; ///< How long the partner asks to wait before the next call.

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value, or the error that prevented it.
template <class T = void>
using Result = tl::expected<T, Error>;

/// An error to be returned as a `Result` of any type.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString detail, QString code = {})
{
    return tl::unexpected(Error{kind, std::move(detail), std::move(code)});
}

} // namespace meja
