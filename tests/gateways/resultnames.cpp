#include "resultnames.h"

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

QString nameOf(const Result<VoidResponse> &result)
{
    if (!result)
        return nameOf(result.error().kind);
    switch (*result) {
    case VoidResponse::Voided:
        return QStringLiteral("voided");
    case VoidResponse::NotAllowed:
        return QStringLiteral("not allowed");
    case VoidResponse::NotFound:
        return QStringLiteral("does not exist");
    }
    Q_UNREACHABLE();
}

QString nameOf(const Result<RefundResponse> &result)
{
    if (!result)
        return nameOf(result.error().kind);
    switch (result->kind) {
    case RefundResponse::Kind::Accepted:
        return QStringLiteral("accepted");
    case RefundResponse::Kind::Denied:
        return QStringLiteral("denied");
    case RefundResponse::Kind::NotRefundable:
        return QStringLiteral("not refundable");
    case RefundResponse::Kind::DuplicateKey:
        return QStringLiteral("duplicate");
    case RefundResponse::Kind::TryLater:
        return QStringLiteral("later");
    case RefundResponse::Kind::Wrong:
        return QStringLiteral("wrong");
    }
    Q_UNREACHABLE();
}

} // namespace meja
