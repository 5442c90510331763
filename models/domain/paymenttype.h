#pragma once

#include "instant.h"
#include "rupiah.h"

#include <QString>

#include <optional>

namespace meja {

/// Whether and how money of a payment goes back, by Midtrans' rules for its payment type.
/// Source: gateways.md A.3, the table of types, windows and hours.
struct RefundWay
{
    enum class Kind {
        Gateway,  ///< Midtrans' refund call takes it.
        Manual,   ///< No refund call, or its window is closed: a transfer by hand.
        WholeOnly ///< The refund call takes the whole amount only.
    };
    Kind kind = Kind::Manual;
    std::optional<Instant> windowEndsAt; ///< When the refund call stops being possible.
};

/// The facts of a payment that its refund way depends on.
struct PaidWith
{
    QString type;       ///< Midtrans' `payment_type`, `credit_card`, `gopay`, …
    bool offUs = false; ///< QRIS paid from another issuer's app.
    Instant paidAt;
    Instant settledAt;
};

/// Whether the type has a refund call at all; unknown types have none until somebody adds them.
[[nodiscard]] bool hasGatewayRefund(const QString &paymentType);
[[nodiscard]] RefundWay refundWay(const PaidWith &paid, Rupiah amount, Rupiah gross, Instant now);

/// When the type's refund call opens again; nothing while it is open. ShopeePay refuses 23.50–06.00 WIB.
[[nodiscard]] std::optional<Instant> opensAgainAt(const QString &paymentType, Instant now);

} // namespace meja
