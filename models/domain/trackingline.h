#pragma once

#include "ports/shippinggateway.h"
#include "shipment.h"

namespace meja {

/// What the free text of a courier means for a parcel. No value ends a parcel, because the texts of couriers
/// and their branches are not standardised: "Paket telah diterima oleh SUKAJADI" is a scan at a branch.
enum class LineMeaning {
    Nothing,   ///< Before the collection, or unclear; the status stays.
    Collected, ///< The courier has collected the parcel.
    InTransit, ///< Any other scan.
    Stopped,   ///< The courier will not carry the parcel; raises an attention item.
    Problem,   ///< A failed delivery attempt, loss or damage; raises an attention item.
    Returning  ///< On the way back to the shipper, or there; raises an attention item.
};

/// The meaning of a line, by the patterns of its courier (trackingpatterns.h). A line that matches none is a
/// scan, unless one of its words is about the time before the collection.
/// @param courier the courier's code or any spelling of its name.
[[nodiscard]] LineMeaning meaningOfLine(const QString &courier, const QString &line);

/// An entry of a history: its meaning, and the text that has it.
struct EntryMeaning
{
    LineMeaning meaning = LineMeaning::Nothing;
    QString text;
};

/// The meaning of the entry's status if there is one, otherwise of its description. A description that needs
/// a person always counts.
[[nodiscard]] EntryMeaning meaningOfEntry(const QString &courier, const TrackingEvent &entry);

/// Whether this meaning raises an attention item.
[[nodiscard]] bool needsPerson(LineMeaning meaning);

} // namespace meja
