#include "ordermoney.h"

#include "paymentstatus.h"

namespace meja {

OrderMoney OrderMoney::of(const QList<PaymentFact> &payments)
{
    OrderMoney money;
    for (const PaymentFact &payment : payments) {
        const auto status = paymentStatusFromCode(payment.status);
        if (!status || !hasArrived(*status))
            continue;
        money.paid = money.paid + payment.gross;
        money.refunded = money.refunded + payment.refunded;
        if (holdsMoney(*status))
            money.left = money.left + (payment.gross - payment.refunded);
    }
    return money;
}

} // namespace meja
