#pragma once

#include <QString>

#include <optional>

namespace meja {

/// The status of one payment, and all changes that `mayBecome` and the database allow.
///
///     Pending                    ──> Paid, Failed, Expired, Cancelled
///     Failed, Expired, Cancelled ──> Paid                           a late settlement
///     Paid                       ──> Failed, Cancelled              reversed by Midtrans
///     Paid                       ──> RefundPending                  a refund is requested
///     Paid                       ──> PartiallyRefunded, Refunded    refunded in Midtrans' dashboard
///     PartiallyRefunded          ──> RefundPending, Refunded
///     RefundPending              ──> PartiallyRefunded, Refunded, Paid, RefundFailed
///     RefundFailed               ──> PartiallyRefunded, Refunded, Paid, RefundPending
///     Paid, PartiallyRefunded    ──> Disputed                       charged back
///     RefundPending, RefundFailed, Refunded ──> Disputed            charged back
///
/// TransitionsTablesTest compares these lines with `mayBecome`.
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

/// Whether the shop still has money of a payment with this status: it arrived, and neither was all of it
/// refunded nor has the bank taken it back. `holdsMoney(const Payment &)` also considers amounts and
/// Midtrans.
///
/// The table `payment_statuses` is the same definition for the database; PaymentStatusesTest compares both.
[[nodiscard]] bool holdsMoney(PaymentStatus status);

/// Which payment's status an order shows: that of the payment with the lowest rank, the newest of those. The
/// payment that pays for the order comes first, one that is being refunded after it, and returned money last.
[[nodiscard]] int displayRank(PaymentStatus status);

/// Whether the status allows a refund. The remaining amount decides too.
[[nodiscard]] bool canBeRefunded(PaymentStatus status);

} // namespace meja
