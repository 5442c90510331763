#include "refund.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<RefundState, 9> stateCodes{{
    {RefundState::Requested, QLatin1String("REQUESTED")},
    {RefundState::Approved, QLatin1String("APPROVED")},
    {RefundState::Rejected, QLatin1String("REJECTED")},
    {RefundState::Sending, QLatin1String("SENDING")},
    {RefundState::Unknown, QLatin1String("UNKNOWN")},
    {RefundState::Pending, QLatin1String("PENDING")},
    {RefundState::Succeeded, QLatin1String("SUCCEEDED")},
    {RefundState::Failed, QLatin1String("FAILED")},
    {RefundState::NeedsPerson, QLatin1String("NEEDS_PERSON")},
}};

constexpr CodeTable<RefundMethod, 2> methodCodes{{
    {RefundMethod::Gateway, QLatin1String("GATEWAY")},
    {RefundMethod::Manual, QLatin1String("MANUAL")},
}};

constexpr CodeTable<RefundOutcome, 3> outcomeCodes{{
    {RefundOutcome::Pending, QLatin1String("pending")},
    {RefundOutcome::Success, QLatin1String("success")},
    {RefundOutcome::Failed, QLatin1String("failed")},
}};

} // namespace

QString code(RefundState state)
{
    return codeIn(stateCodes, state);
}

std::optional<RefundState> refundStateFromCode(const QString &code)
{
    return valueIn(stateCodes, code);
}

QString code(RefundMethod method)
{
    return codeIn(methodCodes, method);
}

std::optional<RefundMethod> refundMethodFromCode(const QString &code)
{
    return valueIn(methodCodes, code);
}

QString code(RefundOutcome outcome)
{
    return codeIn(outcomeCodes, outcome);
}

std::optional<RefundOutcome> refundOutcomeFromCode(const QString &code)
{
    return valueIn(outcomeCodes, code);
}

bool mayBecome(RefundState from, RefundState to)
{
    using enum RefundState;
    switch (from) {
    case Requested:
        return to == Approved || to == Rejected;
    case Approved:
        return to == Sending || to == Requested || to == Pending || to == Succeeded || to == Failed ||
               to == NeedsPerson;
    case Sending:
        return to == Pending || to == Failed || to == Unknown || to == Approved || to == Succeeded ||
               to == NeedsPerson;
    case Unknown:
        return to == Pending || to == Succeeded || to == Approved || to == NeedsPerson || to == Failed;
    case Pending:
        return to == Succeeded || to == Failed || to == NeedsPerson;
    case Failed:
        return to == Approved || to == Succeeded;
    case NeedsPerson:
        return to == Succeeded || to == Failed || to == Approved;
    case Rejected:
    case Succeeded:
        return false;
    }
    Q_UNREACHABLE();
}

bool holdsMoney(RefundState state)
{
    return state != RefundState::Rejected && state != RefundState::Failed;
}

bool isUnderWay(RefundState state)
{
    using enum RefundState;
    switch (state) {
    case Requested:
    case Approved:
    case Sending:
    case Unknown:
    case Pending:
    case NeedsPerson:
        return true;
    case Rejected:
    case Succeeded:
    case Failed:
        return false;
    }
    Q_UNREACHABLE();
}

bool isComplete(const RefundDestination &destination)
{
    return !destination.bank.isEmpty() && !destination.account.isEmpty() && !destination.holder.isEmpty();
}

bool reservesAmount(const Refund &refund)
{
    return holdsMoney(refund.state) || !refund.settledBy.isEmpty();
}

bool isRequester(const Refund &refund, const QString &login)
{
    return refund.requestedBy == login || refund.requesters.contains(login);
}

QString Refund::key() const
{
    if (isFromOutside)
        return outsideKey;
    return QStringLiteral("%1-R%2-T%3").arg(payment.value).arg(ordinal).arg(tryNumber);
}

} // namespace meja
