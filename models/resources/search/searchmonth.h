#pragma once

#include <QString>

#include <optional>

namespace meja {

/// The month (1–12) with this name or abbreviation in English or Indonesian, in lower case: `nov`,
/// `november`, `nopember`, `agu`, `ags`, `aug`. Empty for anything else.
[[nodiscard]] std::optional<int> monthNamed(const QString &word);

/// Whether more letters can make the word the name of a month.
[[nodiscard]] bool isBegunMonth(const QString &word);

} // namespace meja
