#pragma once

#include "error.h"
#include "httpanswer.h"
#include "shape.h"

namespace meja {

/// Why a request came to nothing, as RFC 9457 wants it told.
struct Problem
{
    int status = 500;
    QString name;  ///< The last part of its type: `not-cancellable` of `/problems/not-cancellable`.
    QString title; ///< The same words for every occurrence.
    QString detail = {};
    QList<FieldProblem> fields = {};
    QJsonObject extra = {}; ///< Further members, such as the id of what is in the way.
    int retryAfter = 0;     ///< Seconds; 0: trying again does not help by itself.
};

/// The problem behind a failure, by the one table that tells which failure answers with which status. What
/// a database or a program said of itself stays out: the log has it.
[[nodiscard]] Problem problemOf(const Error &error);
/// A problem that is known by its name only; the table must have it.
[[nodiscard]] Problem problemNamed(const char *name, const QString &detail = {});
[[nodiscard]] Problem invalidFields(const QList<FieldProblem> &fields);

/// All names of the table with their status and title, for the description of the interface.
[[nodiscard]] QList<Problem> allProblems();

/// @param requestId becomes the problem's `instance`.
[[nodiscard]] HttpAnswer answerOf(const Problem &problem, const QString &requestId);

} // namespace meja
