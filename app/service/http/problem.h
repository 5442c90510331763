#pragma once

#include "error.h"
#include "httpresponse.h"
#include "shape.h"

namespace meja {

/// Why a request failed; sent as problem details (RFC 9457). Used by both APIs and the webhooks.
struct Problem
{
    int status = 500;
    QString name;  ///< The last part of the type: `not-cancellable` of `/problems/not-cancellable`.
    QString title; ///< The same text for every occurrence of the type.
    QString detail = {};
    QList<FieldProblem> fields = {};
    QJsonObject extra = {}; ///< Further members, such as the id of the conflicting cancellation.
    int retryAfter = 0;     ///< Seconds for `Retry-After`; 0: no header, since waiting alone does not help.
    QString cause = {};     ///< For the log only: it may contain messages of the database.
    bool mayRepeat = false; ///< The database connection was lost before anything was changed.
};

/// Maps a failure to its problem and status, first by its code, then by its kind. The detail of a failure
/// without a known code becomes the cause only, since it may contain database messages.
[[nodiscard]] Problem problemOf(const Error &error);
/// The problem with this name; the table must contain it.
[[nodiscard]] Problem problemNamed(const char *name, const QString &detail = {});
/// Temporarily unavailable, because of this failure: for example, no connection can be opened.
[[nodiscard]] Problem unavailable(const Error &error);
[[nodiscard]] Problem invalidFields(const QList<FieldProblem> &fields);

/// All problems of the table with status and title, for `/openapi.json`.
[[nodiscard]] QList<Problem> allProblems();

/// The problem as an HTTP response.
///
/// @param requestId becomes the problem's `instance`.
[[nodiscard]] HttpResponse responseOf(const Problem &problem, const QString &requestId);

} // namespace meja
