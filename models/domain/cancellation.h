#pragma once

#include "ids.h"
#include "instant.h"
#include "orderstatus.h"

#include <QString>

#include <optional>

namespace meja {

/// The step that a cancellation has reached. A stored step is complete; the worker continues from there.
///
///     Requested ──> ShipmentCancelled ──> OrderCancelled ──> Finished
///         │                           │
///         │                           └ the pivot: the order becomes DIBATALKAN and its stock is returned;
///         │                             after it, the cancellation can only continue
///         └──> Refused
///               the courier has the parcel: the order is unfrozen, its stock and payment do not change
///
///     Requested          the order is frozen as MENUNGGU_BATAL
///     ShipmentCancelled  the parcel is cancelled, or there was none
///     OrderCancelled     the order is cancelled and its stock returned
///     Finished           every payment is closed, or its refund is requested
///
/// When the attempts of a step are used up, an attention item is raised and the step is kept.
enum class CancelStep { Requested, ShipmentCancelled, OrderCancelled, Finished, Refused };

[[nodiscard]] QString code(CancelStep step);
/// Empty for an unknown code.
[[nodiscard]] std::optional<CancelStep> cancelStepFromCode(const QString &code);
/// Whether the cancellation is still active: neither finished nor refused.
[[nodiscard]] bool isLive(CancelStep step);

/// One attempt to cancel one order. An order has at most one active cancellation.
struct Cancellation
{
    CancellationId id;
    OrderId order;
    CancelStep step = CancelStep::Requested;
    OrderStatus frozenFrom = OrderStatus::AwaitingPayment; ///< The order's status before it was frozen.
    QString reason;
    QString requestedByKind; ///< `staff`, `customer`, `system`.
    QString requestedBy;
    QString idempotencyKey; ///< Stays unique permanently.
    QString requestId;
    /// Login of the person who confirmed that the courier cancelled the parcel; only for shipments that no
    /// API call can cancel.
    QString shipmentConfirmedBy;
    QString refusal; ///< Why it was refused, in English; empty otherwise.
    Instant requestedAt;
    std::optional<Instant> endedAt;
};

} // namespace meja
