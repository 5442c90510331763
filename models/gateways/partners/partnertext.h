#pragma once

#include "instant.h"
#include "rupiah.h"

#include <QJsonValue>

#include <optional>

namespace meja {

/// Read values from the JSON of both partners. Numbers may come as strings and strings as numbers
/// (gateways.md A.2, B.3). Used by the parsers.

/// `"185000.00"`, `"185000"` or `185000`; empty for a value that is not an exact number of whole rupiah.
[[nodiscard]] std::optional<Rupiah> rupiahOf(const QJsonValue &value);

/// `2026-03-02 10:15:07`: without an offset, always GMT+7. Empty for any other format.
[[nodiscard]] std::optional<Instant> instantOf(const QJsonValue &value);

/// A string, trimmed, or the digits of a whole number; empty for anything else.
[[nodiscard]] QString textOf(const QJsonValue &value);

/// `true` or `false`, also as a string in any case; empty for anything else.
[[nodiscard]] std::optional<bool> flagOf(const QJsonValue &value);

} // namespace meja
