#include "staffreplyparser.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja {

namespace {

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

StaffFailureKind lostKind(bool isWrite)
{
    return isWrite ? StaffFailureKind::OutcomeUnknown : StaffFailureKind::Unavailable;
}

/// Only ids as the service makes them; another program's header may contain anything.
QString requestIdOf(const CallResponse &response)
{
    const QByteArray id = response.header("X-Request-Id");
    constexpr qsizetype digits = 32;
    return id.size() == digits && QByteArray::fromHex(id).toHex() == id ? QString::fromLatin1(id) : QString();
}

StaffFailure withoutResponse(const Error &error, bool isWrite)
{
    const bool wasSent = error.kind == ErrorKind::OutcomeUnknown;
    return {.kind = wasSent ? lostKind(isWrite) : StaffFailureKind::Unavailable,
            .type = wasSent ? QStringLiteral("no-response") : QStringLiteral("no-connection"),
            .detail = error.detail};
}

StaffFailure unreadable(const CallResponse &response, bool isWrite)
{
    return {.kind = lostKind(isWrite),
            .type = QStringLiteral("unreadable-response"),
            .detail = QStringLiteral("HTTP status %1").arg(response.status),
            .requestId = requestIdOf(response)};
}

StaffFailureKind conflictKind(const QString &type, bool isWrite)
{
    if (type == QLatin1String("in-progress"))
        return lostKind(isWrite);
    return type == QLatin1String("conflict") ? StaffFailureKind::Conflict : StaffFailureKind::RuleViolated;
}

StaffFailureKind kindOf(int status, const QString &type, bool isWrite)
{
    using enum StaffFailureKind;
    switch (status) {
    case 401:
        return NotSignedIn;
    case 403:
        return Forbidden;
    case 404:
        return NotFound;
    case 408: // The service did not receive the whole request.
        return Unavailable;
    case 409:
        return conflictKind(type, isWrite);
    case 412:
        return Conflict;
    case 429:
        return RateLimited;
    case 503:
        return type == QLatin1String("unavailable") ? Unavailable : lostKind(isWrite);
    }
    return status < 500 ? Invalid : lostKind(isWrite);
}

QList<FieldFault> fieldsOf(const QJsonObject &problem)
{
    QList<FieldFault> fields;
    const auto errors = problem.value(QLatin1String("errors")).toArray();
    for (const auto &each : errors) {
        const QJsonObject error = each.toObject();
        fields.append({text(error, "field"), text(error, "code"), text(error, "message")});
    }
    return fields;
}

StaffFailure failureOf(const CallResponse &response, const QJsonObject &problem, bool isWrite)
{
    const QString type = text(problem, "type").section(u'/', -1);
    StaffFailure failed{.kind = kindOf(response.status, type, isWrite),
                        .type = type,
                        .title = text(problem, "title"),
                        .detail = text(problem, "detail"),
                        .fields = fieldsOf(problem),
                        .current = problem.value(QLatin1String("current")).toObject(),
                        .members = problem,
                        .requestId = requestIdOf(response)};
    if (response.retryAfter)
        failed.retryAfter = *response.retryAfter;
    return failed;
}

bool isProblem(const CallResponse &response)
{
    return response.header("Content-Type").split(';').constFirst().trimmed().toLower() ==
           "application/problem+json";
}

StaffReply replyOf(const CallResponse &response, const QJsonObject &json)
{
    return {.status = response.status,
            .json = json,
            .requestId = requestIdOf(response),
            .logPosition = QString::fromLatin1(response.header("X-Meja-Lsn")),
            .isReplayed = response.header("Idempotency-Replayed") == "true"};
}

} // namespace

StaffResult staffResultOf(const Result<CallResponse> &outcome, bool isWrite)
{
    if (!outcome)
        return tl::unexpected(withoutResponse(outcome.error(), isWrite));
    const bool isSuccess = outcome->status >= 200 && outcome->status < 300;
    if (isSuccess && outcome->body.isEmpty())
        return replyOf(*outcome, {});
    const QJsonDocument document = QJsonDocument::fromJson(outcome->body);
    const bool isReadable = document.isObject() && (isSuccess || isProblem(*outcome));
    if (!isReadable)
        return tl::unexpected(unreadable(*outcome, isWrite));
    if (isSuccess)
        return replyOf(*outcome, document.object());
    return tl::unexpected(failureOf(*outcome, document.object(), isWrite));
}

} // namespace meja
