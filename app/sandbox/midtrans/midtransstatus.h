#pragma once

#include <QString>

#include <optional>

namespace meja::sandbox {

/// Midtrans' `transaction_status`; `None` before the customer has chosen how to pay.
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

[[nodiscard]] QString word(MidtransStatus status);
[[nodiscard]] std::optional<MidtransStatus> midtransStatus(const QString &word);

/// The table of Midtrans' documents, without the rule that only some methods are ever reversed.
[[nodiscard]] bool mayBecome(MidtransStatus from, MidtransStatus to);

/// The body's `status_code` when the status is asked for.
[[nodiscard]] int statusCode(MidtransStatus status);
/// The `status_code` of the notification: 202 for what ended without money, also where asking gives another.
[[nodiscard]] int webhookCode(MidtransStatus status);

} // namespace meja::sandbox
