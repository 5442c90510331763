#include "problem.h"

#include <QJsonArray>
#include <QJsonDocument>

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

// A failure is found here by its code; one without a code of ours by its kind, below.
constexpr std::array entries{
    Entry{L1("malformed-json"), 400, L1("The body is not the JSON that is expected")},
    Entry{L1("idempotency-key-missing"), 400,
          L1("A writing request needs an Idempotency-Key of 1 to 255 printable characters")},
    Entry{L1("bad-signature"), 401, L1("The signature is not right")},
    Entry{L1("not-signed-in"), 401, L1("No session or token, or one that has ended")},
    Entry{L1("forbidden"), 403, L1("The role does not allow this")},
    Entry{L1("not-admin"), 403, L1("Only an admin may do this")},
    Entry{L1("own-request"), 403, L1("Somebody else has to decide on what one asked for")},
    Entry{L1("archived-by-customer"), 403, L1("The customer archived the order, which nobody takes back")},
    Entry{L1("not-bought"), 403, L1("Only what was bought and received can be commented on")},
    Entry{L1("not-found"), 404, L1("There is no such thing")},
    Entry{L1("already-resolved"), 409, L1("Somebody has resolved it already")},
    Entry{L1("already-sent"), 409, L1("The refund was sent; its outcome comes first")},
    Entry{L1("archived-by-staff"), 409, L1("Staff archived the comment; it stays as it is")},
    Entry{L1("cancellation-live"), 409, L1("A cancellation of this order is running")},
    Entry{L1("comment-live"), 409, L1("There is a comment on this product already")},
    Entry{L1("conflict"), 409, L1("Something else was faster")},
    Entry{L1("destination-missing"), 409, L1("A transfer by hand needs bank, account and holder")},
    Entry{L1("disputed"), 409, L1("The payment is disputed")},
    Entry{L1("exceeds-remaining"), 409, L1("More would go back than is left")},
    Entry{L1("in-progress"), 409, L1("The same request is still being worked on"), 1},
    Entry{L1("no-shipment"), 409, L1("The order has no parcel")},
    Entry{L1("not-cancellable"), 409, L1("The order can't be cancelled any more")},
    Entry{L1("not-over"), 409, L1("Something may still happen to the order")},
    Entry{L1("not-refundable"), 409, L1("The payment can't be refunded")},
    Entry{L1("not-repeatable"), 409, L1("The call has no job that could repeat it")},
    Entry{L1("nothing-left"), 409, L1("Nothing is left to refund")},
    Entry{L1("rule-violated"), 409, L1("A rule does not allow this")},
    Entry{L1("wrong-state"), 409, L1("Its state does not allow this")},
    Entry{L1("unsupported-media-type"), 415, L1("The body must be application/json")},
    Entry{L1("invalid-fields"), 422, L1("Some fields are not right")},
    Entry{L1("key-reused"), 422, L1("The Idempotency-Key was used for another request")},
    Entry{L1("review-rating"), 422, L1("A rating is 1 to 5")},
    Entry{L1("review-text"), 422, L1("A comment has 1 to 2,000 characters and no control characters")},
    Entry{L1("wrong-choice"), 422, L1("The item has no such choice")},
    Entry{L1("too-many-comments"), 429, L1("Too many comments within the hour"), 3600},
    Entry{L1("too-many-requests"), 429, L1("Too many requests for now")},
    Entry{L1("partner-refused"), 502, L1("A partner refused")},
    Entry{L1("internal"), 500, L1("Something is wrong with the service")},
    Entry{L1("outcome-unknown"), 503,
          L1("It is not known whether it happened; the same request with the same key tells"), 2},
    Entry{L1("unavailable"), 503, L1("Not at the moment; nothing happened"), 5},
};

const Entry *find(const QString &name)
{
    for (const Entry &entry : entries) {
        if (entry.name == name)
            return &entry;
    }
    return nullptr;
}

Problem from(const Entry &entry, const QString &detail)
{
    return {entry.status, entry.name, entry.title, detail, {}, {}, entry.retryAfter};
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
        return "internal"; // What callers send is checked before; this is about our own statement.
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

/// Taken back by PostgreSQL as a whole: a serialisation failure, a deadlock, a lock that wasn't free. The
/// same request may try again.
bool isPassing(const Error &error)
{
    return error.code == QLatin1String("40001") || error.code == QLatin1String("40P01") ||
           error.code == QLatin1String("55P03");
}

QJsonArray listed(const QList<FieldProblem> &fields)
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
    if (isPassing(error))
        return problemNamed("unavailable");
    if (const Entry *entry = find(error.code))
        return from(*entry, error.detail);
    return problemNamed(nameOf(error.kind));
}

Problem problemNamed(const char *name, const QString &detail)
{
    const Entry *entry = find(QLatin1String(name));
    Q_ASSERT_X(entry, "problemNamed", name);
    return from(*entry, detail);
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
    for (const Entry &entry : entries)
        problems.append(from(entry, {}));
    return problems;
}

HttpAnswer answerOf(const Problem &problem, const QString &requestId)
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
        body.insert(QStringLiteral("errors"), listed(problem.fields));
    HttpAnswer answer = HttpAnswer::text(problem.status, QJsonDocument(body).toJson(QJsonDocument::Compact),
                                         "application/problem+json");
    if (problem.retryAfter > 0)
        answer.headers.add("Retry-After", QByteArray::number(problem.retryAfter));
    if (problem.status == 401)
        answer.headers.add("WWW-Authenticate", "Bearer");
    return answer;
}

} // namespace meja
