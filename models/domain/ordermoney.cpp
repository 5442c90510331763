#include "ordermoney.h"

#include <array>

namespace meja {

bool hasArrived(const QString &paymentStatus)
{
    static constexpr std::array arrived{
        QLatin1StringView("PAID"),
        QLatin1StringView("REFUND_PENDING"),
        QLatin1StringView("PARTIALLY_REFUNDED"),
        QLatin1StringView("REFUNDED"),
        QLatin1StringView("REFUND_FAILED"),
        QLatin1StringView("DISPUTED"),
    };
    return std::find(arrived.cbegin(), arrived.cend(), paymentStatus) != arrived.cend();
}

OrderMoney OrderMoney::of(const QList<PaymentFact> &payments)
{
    OrderMoney money;
    for (const PaymentFact &payment : payments) {
        if (!hasArrived(payment.status))
            continue;
        money.paid = money.paid + payment.gross;
        money.refunded = money.refunded + payment.refunded;
    }
    money.left = money.paid - money.refunded;
    return money;
}

} // namespace meja
