#pragma once

#include "shipment.h"

#include <QString>

#include <optional>
#include <utility>

namespace meja {

/// The value of a field in which Komerce reports the status of a parcel: `order_status` of the detail or
/// `last_status` of the history. Source: gateways.md B.3, "Known status words".
///
/// Only such a value, RajaOngkir's flag `delivered` and a person end a parcel. Free text must never become a
/// `PartnerStatus`: it has a `LineMeaning`, which contains no end.
class PartnerStatus
{
public:
    PartnerStatus() = default;
    explicit PartnerStatus(QString word) : m_word(std::move(word)) {}

    /// The partner's text, unchanged.
    [[nodiscard]] const QString &word() const { return m_word; }
    [[nodiscard]] bool isEmpty() const { return m_word.trimmed().isEmpty(); }

    /// The meaning of a known word. The whole value must equal the word; upper and lower case, surrounding
    /// spaces and the number of spaces between words make no difference. Empty for an unknown word: the
    /// caller keeps the status, stores the word and raises an attention item.
    [[nodiscard]] std::optional<ShipmentStatus> meaning() const;

private:
    QString m_word;
};

} // namespace meja
