#pragma once

#include "ids.h"
#include "instant.h"
#include "paymentstatus.h"
#include "paymenttype.h"
#include "rupiah.h"

#include <QString>

#include <optional>

namespace meja {

/// One Midtrans transaction of an order, as our books have it.
struct Payment
{
    PaymentId id;
    OrderId order;
    QString gatewayOrderId; ///< What Midtrans calls `order_id`.
    QString transactionId;  ///< Empty until Midtrans has made one.
    QString type;           ///< Midtrans' `payment_type`; empty until the customer chose.
    bool offUs = false;     ///< QRIS paid from another issuer's app; its refund window is shorter.
    PaymentStatus status = PaymentStatus::Pending;
    QString gatewayStatus; ///< The last `transaction_status` GET status gave, lower case.
    Rupiah gross;
    Rupiah refunded; ///< Confirmed refunds, ours and others'.
    Instant expiresAt;
    std::optional<Instant> paidAt;
    std::optional<Instant> settledAt;
    bool shippingBlocked = false; ///< Reversed after the goods went on: nothing more may leave.
    int version = 1;

    [[nodiscard]] PaidWith paidWith() const
    {
        return {type, offUs, paidAt.value_or(Instant{}), settledAt.value_or(paidAt.value_or(Instant{}))};
    }
};

/// Whether Midtrans' last word is that the money went back by itself, or was never taken, whatever the
/// refunds under way let the status say.
[[nodiscard]] inline bool isReversed(const Payment &payment)
{
    const QString &said = payment.gatewayStatus;
    return said == QLatin1String("deny") || said == QLatin1String("cancel") ||
           said == QLatin1String("failure") || said == QLatin1String("expire");
}

} // namespace meja
