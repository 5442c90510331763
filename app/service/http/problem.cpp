#include "problem.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace meja {

namespace {

struct Entry
{
    QLatin1String name;
    int status;
    QLatin1String title;
    int retryAfter = 0;
};

using L1 = QLatin1String;

// A failure maps to an entry by its code, or by its ErrorKind (see nameOf()) when the code is not in this
// table.
constexpr std::array problemEntries{
    Entry{L1("malformed-json"), 400, L1("The request body is not valid JSON")},
    Entry{L1("idempotency-key-missing"), 400,
          L1("Send an Idempotency-Key header of 1 to 255 printable characters")},
    Entry{L1("bad-signature"), 401, L1("The signature does not match")},
    Entry{L1("not-signed-in"), 401, L1("The session or token is missing, invalid or expired; sign in again")},
    Entry{L1("forbidden"), 403, L1("Your role does not allow this")},
    Entry{L1("not-admin"), 403, L1("Only an admin can do this")},
    Entry{L1("own-request"), 403, L1("You cannot decide on your own request")},
    Entry{L1("archived-by-customer"), 403, L1("The customer archived this order; this cannot be undone")},
    Entry{L1("not-requester"), 403, L1("Only those who requested or changed the refund can withdraw it")},
    Entry{L1("not-bought"), 403, L1("You can only review products that you bought and received")},
    Entry{L1("not-found"), 404, L1("Not found")},
    Entry{L1("already-resolved"), 409, L1("This item is already resolved")},
    Entry{L1("already-sent"), 409, L1("The refund was already sent; wait for its result")},
    Entry{L1("archived-by-staff"), 409, L1("Staff archived this comment; it cannot be changed")},
    Entry{L1("cancellation-live"), 409, L1("A cancellation of this order is already in progress")},
    Entry{L1("comment-live"), 409, L1("You already have a comment on this product")},
    Entry{L1("conflict"), 409, L1("Changed by another request; reload and try again")},
    Entry{L1("destination-missing"), 409,
          L1("A manual transfer needs a bank, an account number and an account holder")},
    Entry{L1("disputed"), 409, L1("The payment is disputed; refunds are blocked")},
    Entry{L1("exceeds-remaining"), 409, L1("The amount exceeds what can still be refunded")},
    Entry{L1("in-progress"), 409, L1("The same request is still being processed; try again later"), 1},
    Entry{L1("no-shipment"), 409, L1("The order has no shipment")},
    Entry{L1("not-blocked"), 409, L1("The order's shipping is not blocked")},
    Entry{L1("not-cancellable"), 409, L1("The order can no longer be cancelled")},
    Entry{L1("not-over"), 409, L1("Only a completed, cancelled or expired order can be archived")},
    Entry{L1("not-refundable"), 409, L1("The payment cannot be refunded")},
    Entry{L1("not-repeatable"), 409, L1("This gateway call cannot be repeated: it has no job")},
    Entry{L1("no-transfer"), 409, L1("No manual transfer of this refund is recorded")},
    Entry{L1("nothing-left"), 409, L1("Nothing is left to refund")},
    Entry{L1("rule-violated"), 409, L1("A business rule does not allow this")},
    Entry{L1("wrong-state"), 409, L1("The current state does not allow this")},
    Entry{L1("unsupported-media-type"), 415, L1("The Content-Type must be application/json")},
    Entry{L1("invalid-fields"), 422, L1("Some fields are invalid")},
    Entry{L1("key-reused"), 422, L1("The Idempotency-Key was already used for another request")},
    Entry{L1("review-rating"), 422, L1("The rating must be from 1 to 5")},
    Entry{L1("review-text"), 422, L1("A comment must have 1 to 2,000 characters and no control characters")},
    Entry{L1("wrong-choice"), 422, L1("This item does not offer that choice")},
    Entry{L1("too-many-comments"), 429, L1("Too many comments within one hour; try again later"), 3600},
    Entry{L1("too-many-requests"), 429, L1("Too many requests; try again later")},
    Entry{L1("partner-refused"), 502, L1("The partner refused the request")},
    Entry{L1("internal"), 500, L1("Internal error; try again later, or report the request id")},
    Entry{L1("outcome-unknown"), 503, L1("The result is unknown; repeat the same request with the same key"),
          2},
    Entry{L1("unavailable"), 503, L1("Temporarily unavailable; nothing was changed, try again later"), 5},
};

const Entry *find(const QString &name)
{
    for (const Entry &entry : problemEntries) {
        if (entry.name == name)
            return &entry;
    }
    return nullptr;
}

Problem from(const Entry &entry, const QString &detail)
{
    return {.status = entry.status,
            .name = entry.name,
            .title = entry.title,
            .detail = detail,
            .retryAfter = entry.retryAfter};
}

const char *nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return "not-found";
    case ErrorKind::Conflict:
        return "conflict";
    case ErrorKind::Forbidden:
        return "forbidden";
    case ErrorKind::Invalid:
        return "internal"; // The caller's fields were checked before, so our own statement is wrong.
    case ErrorKind::RuleViolated:
        return "rule-violated";
    case ErrorKind::Rejected:
        return "partner-refused";
    case ErrorKind::OutcomeUnknown:
        return "outcome-unknown";
    case ErrorKind::Unavailable:
    case ErrorKind::Cancelled:
        return "unavailable";
    }
    Q_UNREACHABLE();
}

/// Errors for which PostgreSQL rolled the whole transaction back, so that the request can be repeated:
/// serialization failure, deadlock, lock not available.
bool isTransient(const Error &error)
{
    return error.code == QLatin1String("40001") || error.code == QLatin1String("40P01") ||
           error.code == QLatin1String("55P03");
}

/// Whether the connection to the database was lost, or closed by the server: shutdown, crash, time limits.
bool isConnectionLost(const Error &error)
{
    static constexpr std::array codes{L1("lost"),  L1("not-connected"), L1("57P01"),
                                      L1("57P02"), L1("57P05"),         L1("25P03")};
    return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

QString causeOf(const Error &error)
{
    const QString kind = QLatin1String(nameOf(error.kind));
    return error.code.isEmpty() ? QStringLiteral("%1: %2").arg(kind, error.detail)
                                : QStringLiteral("%1 %2: %3").arg(kind, error.code, error.detail);
}

Problem withoutCause(const Error &error)
{
    if (isTransient(error))
        return problemNamed("unavailable");
    if (const Entry *entry = find(error.code))
        return from(*entry, error.detail);
    return problemNamed(nameOf(error.kind));
}

QJsonArray toJson(const QList<FieldProblem> &fields)
{
    QJsonArray list;
    for (const FieldProblem &field : fields)
        list.append(QJsonObject{{QStringLiteral("field"), field.field},
                                {QStringLiteral("code"), field.code},
                                {QStringLiteral("message"), field.message}});
    return list;
}

} // namespace

Problem problemOf(const Error &error)
{
    Problem problem = withoutCause(error);
    problem.cause = causeOf(error);
    problem.mayRepeat = error.kind == ErrorKind::Unavailable && isConnectionLost(error);
    return problem;
}

Problem problemNamed(const char *name, const QString &detail)
{
    const Entry *entry = find(QLatin1String(name));
    Q_ASSERT_X(entry, "problemNamed", name);
    return from(*entry, detail);
}

Problem unavailable(const Error &error)
{
    Problem problem = problemNamed("unavailable");
    problem.cause = causeOf(error);
    return problem;
}

Problem invalidFields(const QList<FieldProblem> &fields)
{
    Problem problem = problemNamed("invalid-fields");
    problem.fields = fields;
    return problem;
}

QList<Problem> allProblems()
{
    QList<Problem> problems;
    for (const Entry &entry : problemEntries)
        problems.append(from(entry, {}));
    return problems;
}

HttpResponse responseOf(const Problem &problem, const QString &requestId)
{
    QJsonObject body = problem.extra;
    body.insert(QStringLiteral("type"), QString(QStringLiteral("/problems/") + problem.name));
    body.insert(QStringLiteral("title"), problem.title);
    body.insert(QStringLiteral("status"), problem.status);
    if (!problem.detail.isEmpty())
        body.insert(QStringLiteral("detail"), problem.detail);
    if (!requestId.isEmpty())
        body.insert(QStringLiteral("instance"), requestId);
    if (!problem.fields.isEmpty())
        body.insert(QStringLiteral("errors"), toJson(problem.fields));
    HttpResponse response = HttpResponse::text(
        problem.status, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/problem+json");
    if (problem.retryAfter > 0)
        response.headers.add("Retry-After", QByteArray::number(problem.retryAfter));
    if (problem.status == 401)
        response.headers.add("WWW-Authenticate", "Bearer");
    response.cause = problem.cause;
    response.mayRepeat = problem.mayRepeat;
    return response;
}

} // namespace meja
