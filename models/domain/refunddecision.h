#pragma once

#include "gatewaytransaction.h"
#include "payment.h"
#include "ports/paymentgateway.h"
#include "refund.h"

namespace meja {

/// What is to become of a refund, and why.
struct RefundDecision
{
    enum class Kind {
        Record, ///< Write `state`.
        Send,   ///< Nothing in its way: send it (again) with its key.
        Wait    ///< Ask again at `at`.
    };
    Kind kind = Kind::Wait;
    RefundState state = RefundState::Unknown;
    Instant at = {};
    QString detail = {};
    bool mismatch = false; ///< Midtrans shows another amount under our key.

    static RefundDecision record(RefundState state, const QString &detail)
    {
        return {Kind::Record, state, {}, detail, false};
    }
    static RefundDecision send() { return {Kind::Send, RefundState::Sending, {}, {}, false}; }
    static RefundDecision wait(Instant at, const QString &detail)
    {
        return {Kind::Wait, RefundState::Unknown, at, detail, false};
    }
};

/// What Midtrans' status says about a refund of ours. It is asked before every sending, after every lost
/// answer and while a confirmation is awaited.
/// @param mayArriveUntil a request without an answer may still take effect until then: before it "not there"
///        means nothing, and a repetition could be refused while the first one is still on its way.
[[nodiscard]] RefundDecision decide(const Refund &refund, const Payment &payment,
                                    const GatewayTransaction &transaction,
                                    std::optional<Instant> mayArriveUntil, Instant now);

/// What the answer to a refund that was just sent means.
[[nodiscard]] RefundDecision decide(const Refund &refund, const RefundAnswer &answer);

/// What Midtrans' status means right after it refused the refund with 412: not there is definitive then.
[[nodiscard]] RefundDecision decideAfterRefusal(const Refund &refund, const GatewayTransaction &transaction,
                                                Instant now);

/// How this amount of the payment is refunded now. A part of a payment that can only be refunded as a whole
/// is transferred manually.
[[nodiscard]] RefundMethod methodFor(const Payment &payment, Rupiah amount, Instant now);

/// How long one key may be tried, and how long a confirmation is awaited before a person looks:
/// seven days from the first sending (gateways.md A.3).
inline constexpr Duration refundKeyLife = std::chrono::days(7);

} // namespace meja
