#pragma once

#include "ids.h"
#include "instant.h"
#include "orderstatus.h"

#include <QString>

#include <optional>

namespace meja {

/// How far a cancellation has come. `OrderCancelled` is the pivot: from there it only goes on.
enum class CancelStep { Requested, ShipmentCancelled, OrderCancelled, Finished, Refused };

[[nodiscard]] QString code(CancelStep step);
[[nodiscard]] std::optional<CancelStep> cancelStepFromCode(const QString &code);
[[nodiscard]] bool isLive(CancelStep step);

/// One attempt to cancel one order.
struct Cancellation
{
    CancellationId id;
    OrderId order;
    CancelStep step = CancelStep::Requested;
    OrderStatus frozenFrom = OrderStatus::AwaitingPayment; ///< Where the order thaws to when refused.
    QString reason;
    QString requestedByKind; ///< `staff`, `customer`, `system`.
    QString requestedBy;
    QString idempotencyKey; ///< Unique for ever.
    QString requestId;
    /// A person said that the courier gave the parcel up; only for shipments that no call can cancel.
    QString shipmentConfirmedBy;
    QString refusal; ///< Why it was refused, for people; empty otherwise.
    Instant requestedAt;
    std::optional<Instant> endedAt;
};

} // namespace meja
