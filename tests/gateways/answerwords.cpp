#include "answerwords.h"

namespace meja {

QString nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return QStringLiteral("not found");
    case ErrorKind::Rejected:
        return QStringLiteral("rejected");
    case ErrorKind::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorKind::OutcomeUnknown:
        return QStringLiteral("unknown");
    case ErrorKind::Conflict:
    case ErrorKind::Forbidden:
    case ErrorKind::Invalid:
    case ErrorKind::RuleViolated:
    case ErrorKind::Cancelled:
        return QStringLiteral("something else");
    }
    Q_UNREACHABLE();
}

QString nameOf(const Result<VoidAnswer> &result)
{
    if (!result)
        return nameOf(result.error().kind);
    switch (*result) {
    case VoidAnswer::Voided:
        return QStringLiteral("voided");
    case VoidAnswer::NotAllowed:
        return QStringLiteral("not allowed");
    case VoidAnswer::NotFound:
        return QStringLiteral("does not exist");
    }
    Q_UNREACHABLE();
}

QString nameOf(const Result<RefundAnswer> &result)
{
    if (!result)
        return nameOf(result.error().kind);
    switch (result->kind) {
    case RefundAnswer::Kind::Accepted:
        return QStringLiteral("accepted");
    case RefundAnswer::Kind::Denied:
        return QStringLiteral("denied");
    case RefundAnswer::Kind::NotRefundable:
        return QStringLiteral("not refundable");
    case RefundAnswer::Kind::DuplicateKey:
        return QStringLiteral("duplicate");
    case RefundAnswer::Kind::TryLater:
        return QStringLiteral("later");
    case RefundAnswer::Kind::Wrong:
        return QStringLiteral("wrong");
    }
    Q_UNREACHABLE();
}

} // namespace meja
