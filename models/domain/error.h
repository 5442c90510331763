#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace meja {

/// What a failure means for the caller: `Unavailable` says that nothing happened and that trying
/// again later may help; `Rejected` that the other side understood and said no; `OutcomeUnknown`
/// that the answer was lost and the other side may have acted. `Cancelled` is an answer nobody
/// waits for any more.
enum class ErrorKind {
    NotFound,
    Conflict,
    Forbidden,
    Invalid,
    RuleViolated,
    Unavailable,
    Rejected,
    OutcomeUnknown,
    Cancelled
};

/// A failure of daily life, returned as a value.
struct Error
{
    ErrorKind kind = ErrorKind::Unavailable;
    QString detail; ///< For the log, in English. Views choose the words people read.
    QString code;   ///< What a machine can tell it by: a SQLSTATE, or a name of ours; may be empty.

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString detail, QString code = {})
{
    return tl::unexpected(Error{kind, std::move(detail), std::move(code)});
}

} // namespace meja
