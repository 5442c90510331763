#pragma once

#include "attentionitem.h"
#include "order.h"
#include "ports/shippinggateway.h"
#include "shipment.h"

#include <QList>

namespace meja {

/// What the partners report about one parcel. Free text and structured values are separate types, so that
/// free text cannot end a parcel.
struct TrackingNews
{
    QList<TrackingEvent> lines = {};    ///< Free text: the manifest or history, oldest first.
    QString summary = {};               ///< Free text: RajaOngkir's text about the present.
    QList<PartnerStatus> statuses = {}; ///< Structured values of Komerce, oldest first.
    bool isDelivered = false;           ///< RajaOngkir's flag `delivered`.
};

/// What a parcel's order allows, besides its status.
struct TrackingLimits
{
    bool isCancellationRequested = false; ///< Meja requested the parcel's cancellation.
    bool isShippingBlocked = false;       ///< A payment was reversed; the order must keep its status.
};

/// What the reports change for a parcel and its order. `ShipmentTracking` writes it.
struct TrackingDecision
{
    Shipment shipment;            ///< To be saved.
    QList<OrderStatus> path = {}; ///< The statuses that the order passes through, in order.
    QList<NewAttention> attention = {};
};

/// Decides what the reports mean.
///
/// * A status of a lower rank never replaces one of a higher rank. Nor does a structured value of the same
///   rank: it is too coarse to end a problem that a line reported.
/// * Lines move a parcel up to *returning*. Only `statuses` and `isDelivered` end it.
/// * "Delivered" during a return means delivered to the shipper, or an error of the courier: a person
/// decides.
/// * An unknown structured value changes nothing and raises one item per courier and word.
///
/// Without news, the decision lets the order follow its parcel.
[[nodiscard]] TrackingDecision decide(const Order &order, const Shipment &shipment, const TrackingNews &news,
                                      const TrackingLimits &limits);

/// When to poll again: less often the older the shipment is; empty when it has ended or is older than 60
/// days.
[[nodiscard]] std::optional<Instant> nextTracking(const Shipment &shipment, Instant now);

/// The statuses that an order passes through, in order, to follow its parcel; empty if it stays. The caller
/// checks that its shipping is not blocked.
[[nodiscard]] QList<OrderStatus> orderPath(OrderStatus order, ShipmentStatus parcel);

} // namespace meja
