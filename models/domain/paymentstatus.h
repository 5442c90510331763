#pragma once

#include <QString>

#include <optional>

namespace meja {

/// The status of one payment. `mayBecome` lists all changes; the usual ones are:
///
///     Pending ──> Paid ──> RefundPending ──> PartiallyRefunded ──> RefundPending
///        │         │             ├──> Refunded
///        │         │             └──> RefundFailed ──> RefundPending
///        │         ├──> Failed, Cancelled    reversed by Midtrans
///        │         └──> Disputed             charged back; possible from every paid status
///        └──> Failed, Expired, Cancelled ──> Paid    a late settlement
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
/// Empty for an unknown code.
[[nodiscard]] std::optional<PaymentStatus> paymentStatusFromCode(const QString &code);

/// The allow-list of all changes of status. The database enforces the same list.
[[nodiscard]] bool mayBecome(PaymentStatus from, PaymentStatus to);

/// Whether money has arrived at any time, even if it was refunded or disputed later.
[[nodiscard]] bool hasArrived(PaymentStatus status);

/// Whether the status allows a refund. The remaining amount decides too.
[[nodiscard]] bool canBeRefunded(PaymentStatus status);

} // namespace meja
