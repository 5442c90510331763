#pragma once

#include <QString>

#include <optional>

namespace meja {

/// What an order stands at; the codes are those the storefront uses (`MENUNGGU_PEMBAYARAN`, …).
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
/// `COMPLETED` is read as `SELESAI`, as the requirement calls it.
[[nodiscard]] std::optional<OrderStatus> orderStatusFromCode(const QString &code);

/// The allow-list of all changes; the database keeps the same one.
[[nodiscard]] bool mayBecome(OrderStatus from, OrderStatus to);

/// Whether a cancellation may be asked for: before the courier has the parcel.
[[nodiscard]] bool canBeCancelled(OrderStatus status);

/// Whether nothing will happen to the order any more, so that it may be archived.
[[nodiscard]] bool isOver(OrderStatus status);

} // namespace meja
