#pragma once

#include "instant.h"
#include "rupiah.h"

#include <QString>

#include <optional>

namespace meja {

/// Whether and how money of a payment can be refunded, by Midtrans' rules for its payment type.
/// Source: gateways.md A.3, the table of types, windows and hours.
struct RefundWay
{
    enum class Kind {
        Gateway,  ///< Through Midtrans' refund call.
        Manual,   ///< By manual transfer: the type has no refund call, or the refund window is closed.
        WholeOnly ///< The refund call accepts only the whole amount.
    };
    Kind kind = Kind::Manual;
    std::optional<Instant> windowEndsAt; ///< When the refund window closes.
};

/// The properties of a payment that decide how it can be refunded.
struct PaidWith
{
    QString type;       ///< Midtrans' `payment_type`, `credit_card`, `gopay`, …
    bool offUs = false; ///< QRIS paid with another issuer's app.
    Instant paidAt;
    Instant settledAt;
};

/// Whether the type has a refund call. Unknown types have none.
[[nodiscard]] bool hasGatewayRefund(const QString &paymentType);
/// How this amount can be refunded now.
[[nodiscard]] RefundWay refundWay(const PaidWith &paid, Rupiah amount, Rupiah gross, Instant now);

/// When the type's refund call opens again; empty while it is open. ShopeePay is closed from 23.50 to 06.00
/// WIB.
[[nodiscard]] std::optional<Instant> opensAgainAt(const QString &paymentType, Instant now);

} // namespace meja
