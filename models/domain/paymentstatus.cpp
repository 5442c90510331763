#include "paymentstatus.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<PaymentStatus, 10> paymentCodes{{
    {PaymentStatus::Pending, QLatin1String("PENDING")},
    {PaymentStatus::Paid, QLatin1String("PAID")},
    {PaymentStatus::Failed, QLatin1String("FAILED")},
    {PaymentStatus::Expired, QLatin1String("EXPIRED")},
    {PaymentStatus::Cancelled, QLatin1String("CANCELLED")},
    {PaymentStatus::RefundPending, QLatin1String("REFUND_PENDING")},
    {PaymentStatus::PartiallyRefunded, QLatin1String("PARTIALLY_REFUNDED")},
    {PaymentStatus::Refunded, QLatin1String("REFUNDED")},
    {PaymentStatus::RefundFailed, QLatin1String("REFUND_FAILED")},
    {PaymentStatus::Disputed, QLatin1String("DISPUTED")},
}};

} // namespace

QString code(PaymentStatus status)
{
    return codeIn(paymentCodes, status);
}

std::optional<PaymentStatus> paymentStatusFromCode(const QString &code)
{
    return valueIn(paymentCodes, code);
}

bool mayBecome(PaymentStatus from, PaymentStatus to)
{
    using enum PaymentStatus;
    switch (from) {
    case Pending:
        return to == Paid || to == Failed || to == Expired || to == Cancelled;
    case Failed:
    case Expired:
    case Cancelled:
        return to == Paid;
    case Paid:
        // Cancelled: a capture was voided. Refunded: the whole amount was refunded in Midtrans' dashboard.
        return to == Failed || to == Cancelled || to == RefundPending || to == PartiallyRefunded ||
               to == Refunded || to == Disputed;
    case PartiallyRefunded:
        return to == RefundPending || to == Refunded || to == Disputed;
    case RefundPending:
    case RefundFailed:
        return to == PartiallyRefunded || to == Refunded || to == Paid || to == Disputed ||
               to == (from == RefundPending ? RefundFailed : RefundPending);
    case Refunded:
        return to == Disputed;
    case Disputed:
        return false;
    }
    Q_UNREACHABLE();
}

bool hasArrived(PaymentStatus status)
{
    using enum PaymentStatus;
    return holdsMoney(status) || status == Refunded || status == Disputed;
}

bool holdsMoney(PaymentStatus status)
{
    using enum PaymentStatus;
    switch (status) {
    case Pending:
    case Failed:
    case Expired:
    case Cancelled:
    case Refunded:
    case Disputed:
        return false;
    case Paid:
    case RefundPending:
    case PartiallyRefunded:
    case RefundFailed:
        return true;
    }
    Q_UNREACHABLE();
}

int displayRank(PaymentStatus status)
{
    using enum PaymentStatus;
    switch (status) {
    case Paid:
        return 1;
    case PartiallyRefunded:
        return 2;
    case RefundPending:
    case RefundFailed:
        return 3;
    case Disputed:
        return 4;
    case Refunded:
        return 5;
    case Pending:
    case Failed:
    case Expired:
    case Cancelled:
        return 6;
    }
    Q_UNREACHABLE();
}

bool canBeRefunded(PaymentStatus status)
{
    return holdsMoney(status);
}

} // namespace meja
