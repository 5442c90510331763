#pragma once

#include "attentionitem.h"
#include "order.h"
#include "ports/shippinggateway.h"
#include "shipment.h"
#include "trackingwords.h"

#include <QList>

namespace meja {

/// What a partner's word on a parcel means for the parcel and its order.
struct TrackingDecision
{
    Shipment shipment;       ///< As it is to be saved.
    QList<OrderStatus> path; ///< The statuses the order goes through, in order.
    QList<NewAttention> attention;
};

/// Takes the words in; a lower rank never overwrites a higher one, and an unknown word changes nothing
/// but is kept and shown to a person. @param isCancellationAsked whether we asked to cancel the parcel.
[[nodiscard]] TrackingDecision decide(const Order &order, const Shipment &shipment, const QStringList &words,
                                      bool isCancellationAsked, const TrackingWords &list);

/// All words of a report, oldest first, the partner's last word and its "delivered" at the end.
[[nodiscard]] QStringList wordsOf(const TrackingReport &report);

/// When to ask again: often while a parcel is young, less and less later; nothing once its way is over.
[[nodiscard]] std::optional<Instant> nextTracking(const Shipment &shipment, Instant now);

} // namespace meja
