#pragma once

#include "shipment.h"

#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// What a partner's word means, and how far along a parcel's way it stands.
struct TrackingMeaning
{
    ShipmentStatus status = ShipmentStatus::Booked;
    int rank = 0;
    friend bool operator==(const TrackingMeaning &, const TrackingMeaning &) = default;
};

/// The configurable list of words RajaOngkir, Komerce and the couriers use. Source: gateways.md B.3, B.4.
///
/// Return words are looked at first, so that "delivered to shipper" is not an arrival; a text that holds
/// a listed phrase means it; letters' case and spaces at the ends don't count.
class TrackingWords
{
public:
    struct Entry
    {
        QString phrase;
        TrackingMeaning meaning;
        bool isWholeWord = false; ///< The text must be the phrase, not only hold it.
    };

    explicit TrackingWords(QList<Entry> entries);
    /// The list Meja comes with.
    static const TrackingWords &standard();

    /// Nothing for a text no phrase fits: keep the status, keep the text, ask a person.
    [[nodiscard]] std::optional<TrackingMeaning> meaningOf(const QString &text) const;

private:
    QList<Entry> m_entries; ///< In the order they are looked at.
};

} // namespace meja
