#pragma once

#include "instant.h"
#include "rupiah.h"

#include <QJsonValue>

#include <optional>

namespace meja {

/// How both partners write things down, and how leniently it is read: numbers may come as texts and texts
/// as numbers.

/// `"185000.00"`, `"185000"` or `185000`; nothing for anything that isn't whole rupiah, exactly.
[[nodiscard]] std::optional<Rupiah> rupiahOf(const QJsonValue &value);

/// `2026-03-02 10:15:07`, without an offset: it is GMT+7.
[[nodiscard]] std::optional<Instant> instantOf(const QJsonValue &value);

/// A text, or a whole number as its digits; empty for anything else.
[[nodiscard]] QString textOf(const QJsonValue &value);

/// A boolean, or its word as a text.
[[nodiscard]] std::optional<bool> flagOf(const QJsonValue &value);

} // namespace meja
