#include "unowedmoney.h"

#include "refundsums.h"

#include <algorithm>
#include <tuple>

namespace meja {

namespace {

bool hasUnpromisedMoney(const BookedPayment &entry)
{
    return holdsMoney(entry.payment) && remaining(entry.payment, entry.refunds) > Rupiah(0);
}

/// The payment that stays comes first. The view `unowed_payments` has the same order.
bool staysBefore(const BookedPayment &one, const BookedPayment &other)
{
    const auto key = [](const BookedPayment &entry) {
        return std::tuple(wasRefundDeclined(entry), !entry.payment.paidAt,
                          entry.payment.paidAt.value_or(Instant{}), entry.payment.id.value);
    };
    return key(one) < key(other);
}

} // namespace

bool hasEnded(OrderStatus order)
{
    return order == OrderStatus::Cancelled || order == OrderStatus::Expired;
}

QList<BookedPayment> unowedPayments(OrderStatus order, const QList<BookedPayment> &payments)
{
    QList<BookedPayment> unpromised;
    std::copy_if(payments.cbegin(), payments.cend(), std::back_inserter(unpromised), hasUnpromisedMoney);
    std::sort(unpromised.begin(), unpromised.end(), staysBefore);
    if (!hasEnded(order) && !unpromised.isEmpty())
        unpromised.removeFirst();
    return unpromised;
}

bool wasRefundDeclined(const BookedPayment &payment)
{
    return std::any_of(payment.refunds.cbegin(), payment.refunds.cend(), [](const Refund &refund) {
        return refund.state == RefundState::Rejected || refund.state == RefundState::Failed;
    });
}

} // namespace meja
