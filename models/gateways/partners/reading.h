#pragma once

#include "error.h"
#include "gatewaycall.h"

#include <QString>

#include <utility>

namespace meja {

/// What an answer says, read by whoever knows the partner's language.
template <class T>
struct Reading
{
    Result<T> result;
    CallOutcome outcome = CallOutcome::Unknown;
    QString bodyStatus = {};
};

/// A value the partner's answer gave. `Answer` has a `code()`, the one its body names.
template <class T, class Answer>
Reading<T> said(const Answer &answer, T value, CallOutcome outcome = CallOutcome::Succeeded)
{
    return {std::move(value), outcome, QString::number(answer.code())};
}

/// An answer that gave none, with the partner's own words. Whether anything happened is open only where
/// `kind` says so.
template <class T, class Answer>
Reading<T> failed(const Answer &answer, ErrorKind kind, const QString &code = {})
{
    const CallOutcome outcome =
        kind == ErrorKind::OutcomeUnknown ? CallOutcome::Unknown : CallOutcome::Rejected;
    return {failure(kind, answer.detail(), code), outcome,
            answer.code() == 0 ? QString() : QString::number(answer.code())};
}

} // namespace meja
