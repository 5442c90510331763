#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace meja {

/// Store days, half-open; an empty end is open.
struct DayRange
{
    std::optional<QDate> from = {};
    std::optional<QDate> until = {};

    friend bool operator==(const DayRange &, const DayRange &) = default;
};

/// A day, month or year by itself: `2026-11-22`, `2026-11`, `2026`, `today`, `hari_ini`, `yesterday`,
/// `kemarin`. Empty for anything else, `2026-13` too.
[[nodiscard]] std::optional<DayRange> readDays(const QString &text, QDate today);

/// The same with `>`, `>=`, `<`, `<=`, `=` in front, or two of them with `..` between.
[[nodiscard]] std::optional<DayRange> readDayRange(const QString &text, QDate today);

/// Whether more characters may make a day of it: `2`, `2026-`, `2026-11-2`, `kem`, `hari`; nothing at all
/// too.
[[nodiscard]] bool isBegunDay(const QString &text);

} // namespace meja
