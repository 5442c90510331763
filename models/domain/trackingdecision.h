#pragma once

#include "attentionitem.h"
#include "order.h"
#include "ports/shippinggateway.h"
#include "shipment.h"
#include "trackingwords.h"

#include <QList>

namespace meja {

/// What the reported statuses change for a parcel and its order. `ShipmentTracking` writes it.
struct TrackingDecision
{
    Shipment shipment;            ///< To be saved.
    QList<OrderStatus> path = {}; ///< The statuses that the order passes through, in order.
    QList<NewAttention> attention = {};
};

/// Decides what the reported statuses mean. A status of a lower rank never replaces one of a higher rank. An
/// unknown status changes nothing and raises an attention item.
/// @param words the partner's texts, oldest first.
/// @param isCancellationRequested whether Meja requested the parcel's cancellation.
[[nodiscard]] TrackingDecision decide(const Order &order, const Shipment &shipment, const QStringList &words,
                                      bool isCancellationRequested, const TrackingWords &list);

/// All status texts of a report, oldest first, with the partner's last status and its "delivered" flag at the
/// end.
[[nodiscard]] QStringList wordsOf(const TrackingReport &report);

/// When to poll again: less often the older the shipment is; empty when it has ended or is older than 60
/// days.
[[nodiscard]] std::optional<Instant> nextTracking(const Shipment &shipment, Instant now);

} // namespace meja
