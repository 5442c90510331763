#pragma once

#include "ids.h"
#include "instant.h"
#include "paymentstatus.h"
#include "paymenttype.h"
#include "rupiah.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <optional>

namespace meja {

/// One Midtrans transaction of an order, as recorded in the books.
struct Payment
{
    PaymentId id;
    OrderId order;
    QString gatewayOrderId; ///< Midtrans' `order_id`.
    QString transactionId;  ///< Empty until Midtrans has created the transaction.
    QString type;           ///< Midtrans' `payment_type`; empty until the customer has chosen one.
    bool offUs = false;     ///< QRIS paid with another issuer's app, which has a shorter refund window.
    PaymentStatus status = PaymentStatus::Pending;
    QString gatewayStatus; ///< The last `transaction_status` of GET status, in lower case.
    Rupiah gross;
    Rupiah refunded;   ///< The sum of confirmed refunds, including those made outside Meja.
    Instant expiresAt; ///< When the payment page closes.
    std::optional<Instant> paidAt;
    std::optional<Instant> settledAt;
    bool shippingBlocked = false; ///< Reversed after packing began: blocks the shipping of its order.
    int version = 1;              ///< Increases with every change of the row.

    [[nodiscard]] PaidWith paidWith() const
    {
        return {type, offUs, paidAt.value_or(Instant{}), settledAt.value_or(paidAt.value_or(Instant{}))};
    }
};

/// Whether Midtrans has reversed the payment, or never received it, according to its last status. The
/// payment's own status may hide this while refunds are in progress.
[[nodiscard]] inline bool isReversed(const Payment &payment)
{
    const QString &status = payment.gatewayStatus;
    return status == QLatin1String("deny") || status == QLatin1String("cancel") ||
           status == QLatin1String("failure") || status == QLatin1String("expire");
}

/// Whether the shop has money of this payment. The only definition in the program; the database's is the view
/// `held_payments`, and PaymentStatusesTest compares both.
[[nodiscard]] inline bool holdsMoney(const Payment &payment)
{
    return holdsMoney(payment.status) && payment.gross > payment.refunded && !isReversed(payment);
}

/// Whether any of the order's payments holds money.
[[nodiscard]] inline bool holdsMoney(const QList<Payment> &payments)
{
    return std::any_of(payments.cbegin(), payments.cend(),
                       [](const Payment &payment) { return holdsMoney(payment); });
}

/// Whether the customer can still pay this transaction at Midtrans, according to its last status. A capture
/// that is not recorded as paid waits for a fraud review.
[[nodiscard]] inline bool isOpenAtGateway(const Payment &payment)
{
    const QString &status = payment.gatewayStatus;
    return !hasArrived(payment.status) &&
           (status == QLatin1String("pending") || status == QLatin1String("authorize") ||
            status == QLatin1String("capture"));
}

/// Whether a reversal blocks the shipping of the order with these payments: it must not be packed, booked or
/// shipped until an admin releases it or money arrives.
[[nodiscard]] inline bool isShippingBlocked(const QList<Payment> &payments)
{
    return std::any_of(payments.cbegin(), payments.cend(),
                       [](const Payment &payment) { return payment.shippingBlocked; });
}

} // namespace meja
