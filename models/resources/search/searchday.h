#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace meja {

/// Store days; `until` is not included. An empty value means no limit.
struct DayRange
{
    std::optional<QDate> from = {};
    std::optional<QDate> until = {};

    friend bool operator==(const DayRange &, const DayRange &) = default;
};

/// A single day, month or year: `2026-11-22`, `30 Nov 2026`, `30/11/2026` (the day first), `30 Nov` (of this
/// year), `2026-11`, `Nov 2026`, `2026`, `today`, `hari ini`, `yesterday`, `kemarin`. Months have their
/// English or Indonesian name or a usual abbreviation.
///
/// A time after a day is ignored, except that its time zone may make it another store day:
/// `30 Nov 2026 18.00 WIB`, `2026-11-30 20:00:00+00`. Empty for anything else, such as `2026-13`.
[[nodiscard]] std::optional<DayRange> readDays(const QString &text, QDate today);

/// The same with `>`, `>=`, `<`, `<=` or `=` before it, or two of them with `..` between. A compared day has
/// no time.
[[nodiscard]] std::optional<DayRange> readDayRange(const QString &text, QDate today);

/// Whether a text can only be a day: it has four digits for the year, or a day, a month's name and a time.
[[nodiscard]] bool isUnmistakableDay(const QString &text, QDate today);

/// Whether the text is a day with a time after it, or a comparison or range of such days.
[[nodiscard]] bool hasClockTime(const QString &text);

/// Whether more characters can make the text a day: `2`, `2026-`, `2026-11-2`, `30 N`, `kem`, `hari`, or an
/// empty text.
[[nodiscard]] bool isBegunDay(const QString &text);

} // namespace meja
