#pragma once

#include <QString>

#include <optional>

namespace meja {

/// What one payment stands at.
enum class PaymentStatus {
    Pending,
    Paid,
    Failed,
    Expired,
    Cancelled,
    RefundPending,
    PartiallyRefunded,
    Refunded,
    RefundFailed,
    Disputed
};

[[nodiscard]] QString code(PaymentStatus status);
[[nodiscard]] std::optional<PaymentStatus> paymentStatusFromCode(const QString &code);

/// The allow-list of a payment's changes; the database keeps the same one.
[[nodiscard]] bool mayBecome(PaymentStatus from, PaymentStatus to);

/// Whether money has arrived at some time, whatever became of it later.
[[nodiscard]] bool hasArrived(PaymentStatus status);

/// Whether a refund may be asked for, as far as the status goes; the amounts decide the rest.
[[nodiscard]] bool canBeRefunded(PaymentStatus status);

} // namespace meja
