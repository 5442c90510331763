#pragma once

#include <QString>

#include <optional>

namespace meja::sandbox {

/// Midtrans' `transaction_status` (gateways.md A.2); `None` until the customer chooses a payment method.
enum class MidtransStatus {
    None,
    Authorize,
    Capture,
    Settlement,
    Pending,
    Deny,
    Cancel,
    Expire,
    Failure,
    Refund,
    PartialRefund,
    Chargeback,
    PartialChargeback
};

/// The status as Midtrans writes it; empty for `None`.
[[nodiscard]] QString word(MidtransStatus status);
/// Nothing for an unknown word.
[[nodiscard]] std::optional<MidtransStatus> midtransStatus(const QString &word);

/// Whether the documents allow the transition. It does not check whether the payment method can
/// be reversed: see `MidtransTransaction`.
[[nodiscard]] bool canTransition(MidtransStatus from, MidtransStatus to);

/// The `status_code` of a status query.
[[nodiscard]] int statusCode(MidtransStatus status);
/// The `status_code` of a notification: 202 for every status that ends without a payment, even if a status
/// query has another code.
[[nodiscard]] int webhookCode(MidtransStatus status);

} // namespace meja::sandbox
