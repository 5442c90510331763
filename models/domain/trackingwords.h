#pragma once

#include "shipment.h"

#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// What a partner's status text means, and its rank: later stages of a parcel have higher ranks.
struct TrackingMeaning
{
    ShipmentStatus status = ShipmentStatus::Booked;
    int rank = 0;
    friend bool operator==(const TrackingMeaning &, const TrackingMeaning &) = default;
};

/// The configurable list of status texts of RajaOngkir, Komerce and the couriers. Source: gateways.md B.3,
/// B.4. Used by tracking and cancellations.
///
/// A text has the meaning of the first phrase that it contains. Phrases about returns come first, so that
/// "delivered to shipper" is not a delivery. Upper and lower case and surrounding spaces make no difference.
class TrackingWords
{
public:
    struct Entry
    {
        QString phrase;
        TrackingMeaning meaning;
        bool isWholeWord = false; ///< The text must equal the phrase, not only contain it.
    };

    explicit TrackingWords(QList<Entry> entries);
    /// The built-in list.
    static const TrackingWords &standard();

    /// Empty when no phrase matches; the caller keeps the status, stores the text and raises an attention
    /// item.
    [[nodiscard]] std::optional<TrackingMeaning> meaningOf(const QString &text) const;

private:
    QList<Entry> m_entries; ///< In the order in which they are compared.
};

} // namespace meja
