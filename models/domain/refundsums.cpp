#include "refundsums.h"

#include <algorithm>

namespace meja {

namespace {

Rupiah reserved(const QList<Refund> &refunds)
{
    Rupiah sum;
    for (const Refund &refund : refunds) {
        if (reservesAmount(refund))
            sum = sum + refund.amount;
    }
    return sum;
}

/// Whether any refund has failed and was not retried.
bool endsInFailure(const QList<Refund> &refunds)
{
    return std::any_of(refunds.cbegin(), refunds.cend(),
                       [](const Refund &refund) { return refund.state == RefundState::Failed; });
}

} // namespace

Rupiah remaining(const Payment &payment, const QList<Refund> &refunds)
{
    return std::max(payment.gross - reserved(refunds), Rupiah(0));
}

bool isOverRefunded(const Payment &payment, const QList<Refund> &refunds)
{
    return reserved(refunds) > payment.gross;
}

Rupiah succeeded(const QList<Refund> &refunds)
{
    Rupiah sum;
    for (const Refund &refund : refunds) {
        if (refund.state == RefundState::Succeeded)
            sum = sum + refund.amount;
    }
    return sum;
}

PaymentStatus statusAfter(const Payment &payment, const QList<Refund> &refunds)
{
    if (payment.status == PaymentStatus::Disputed)
        return PaymentStatus::Disputed;
    const Rupiah back = succeeded(refunds);
    if (back >= payment.gross && payment.gross > Rupiah(0))
        return PaymentStatus::Refunded;
    if (std::any_of(refunds.cbegin(), refunds.cend(),
                    [](const Refund &each) { return isUnderWay(each.state); }))
        return PaymentStatus::RefundPending;
    if (endsInFailure(refunds))
        return PaymentStatus::RefundFailed;
    return back > Rupiah(0) ? PaymentStatus::PartiallyRefunded : PaymentStatus::Paid;
}

int nextOrdinal(const QList<Refund> &refunds)
{
    int highest = 0;
    for (const Refund &refund : refunds)
        highest = std::max(highest, refund.ordinal);
    return highest + 1;
}

} // namespace meja
