#pragma once

#include "gatewaytransaction.h"
#include "payment.h"
#include "ports/paymentgateway.h"
#include "refund.h"

namespace meja {

/// What `RefundPayment` does next with a refund, and why.
struct RefundDecision
{
    enum class Kind {
        Record, ///< Save `state`.
        Send,   ///< Send it, with its own key.
        Wait    ///< Query Midtrans again at `at`.
    };
    Kind kind = Kind::Wait;
    RefundState state = RefundState::Unknown;
    Instant at = {};
    QString detail = {};   ///< For the attempt and the attention item; in English.
    bool mismatch = false; ///< Midtrans shows a different amount under our key.
    /// The partner did not process the call: its attempt stays pending and is continued by the next call.
    bool isTurnedAway = false;

    static RefundDecision record(RefundState state, const QString &detail)
    {
        return {.kind = Kind::Record, .state = state, .detail = detail};
    }
    static RefundDecision turnedAway(const QString &detail)
    {
        return {.kind = Kind::Record, .state = RefundState::Approved, .detail = detail, .isTurnedAway = true};
    }
    static RefundDecision send() { return {.kind = Kind::Send, .state = RefundState::Sending}; }
    static RefundDecision wait(Instant at, const QString &detail)
    {
        return {.kind = Kind::Wait, .at = at, .detail = detail};
    }
};

/// Writes into the refund whether GET status shows its key: when it was first shown, and since when it is
/// missing after that. A refund that was made outside Meja has always been shown. While the current try was
/// not sent, the key of an earlier try counts as well.
/// @returns whether the refund has changed.
[[nodiscard]] bool noteSighting(Refund &refund, const GatewayTransaction &transaction, Instant now);

/// Decides on the basis of GET status: before every sending, after a lost response, and while the bank's
/// confirmation is pending.
/// @param mayArriveUntil until when a request without a response may still take effect. Before that time an
///        absent refund does not prove a failure, and Midtrans could refuse a repetition.
[[nodiscard]] RefundDecision decide(const Refund &refund, const Payment &payment,
                                    const GatewayTransaction &transaction,
                                    std::optional<Instant> mayArriveUntil, Instant now);

/// Decides on the basis of the response to the refund call.
[[nodiscard]] RefundDecision decide(const Refund &refund, const RefundResponse &answer);

/// Decides on the basis of GET status right after Midtrans refused the refund with 412: an absent refund has
/// definitively failed then.
[[nodiscard]] RefundDecision decideAfterRefusal(const Refund &refund, const GatewayTransaction &transaction,
                                                Instant now);

/// How this amount of the payment is refunded now. A part of a payment that can only be refunded as a whole
/// is transferred manually.
[[nodiscard]] RefundMethod methodFor(const Payment &payment, Rupiah amount, Instant now);

/// How long one key may be used, and how long a confirmation may take before an attention item is raised:
/// seven days from the first sending (gateways.md A.3).
inline constexpr Duration refundKeyLife = std::chrono::days(7);

/// A key that GET status showed once and does not show twice, this long apart, is gone. Only a person can
/// find out what happened to the money.
inline constexpr Duration refundGoneAfter = std::chrono::minutes(10);

} // namespace meja
