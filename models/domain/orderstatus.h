#pragma once

#include <QString>

#include <optional>

namespace meja {

/// The status of an order, and all changes that `mayBecome` and the database allow. The codes are those of
/// the storefront (`MENUNGGU_PEMBAYARAN`, …).
///
///     AwaitingPayment                   ──> Paid
///     AwaitingPayment                   ──> Expired             not paid in time
///     Paid                              ──> AwaitingPayment     payment reversed by Midtrans
///     Paid                              ──> Processing, Shipped
///     Processing                        ──> Shipped
///     Shipped                           ──> Completed
///     AwaitingPayment, Paid, Processing ──> Cancelling
///     Cancelling                        ──> Cancelled
///     Cancelling                        ──> AwaitingPayment, Paid, Processing, Shipped    cancellation
///     refused
///
/// TransitionsTablesTest compares these lines with `mayBecome`.
enum class OrderStatus {
    AwaitingPayment,
    Paid,
    Processing,
    Shipped,
    Completed,
    Cancelling,
    Cancelled,
    Expired
};

[[nodiscard]] QString code(OrderStatus status);
/// Empty for an unknown code. `COMPLETED` is an alias of `SELESAI`.
[[nodiscard]] std::optional<OrderStatus> orderStatusFromCode(const QString &code);

/// The allow-list of all changes of status. The database enforces the same list.
[[nodiscard]] bool mayBecome(OrderStatus from, OrderStatus to);

/// Whether a cancellation may be requested: only before the courier has the parcel.
[[nodiscard]] bool canBeCancelled(OrderStatus status);

/// Whether the status is final, so that the order may be archived.
[[nodiscard]] bool isOver(OrderStatus status);

} // namespace meja
