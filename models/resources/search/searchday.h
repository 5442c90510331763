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

/// A single day, month or year: `2026-11-22`, `2026-11`, `2026`, `today`, `hari_ini`, `yesterday`,
/// `kemarin`. Empty for anything else, such as `2026-13`.
[[nodiscard]] std::optional<DayRange> readDays(const QString &text, QDate today);

/// The same with `>`, `>=`, `<`, `<=` or `=` before it, or two of them with `..` between.
[[nodiscard]] std::optional<DayRange> readDayRange(const QString &text, QDate today);

/// Whether more characters can make the text a day: `2`, `2026-`, `2026-11-2`, `kem`, `hari`, or an empty
/// text.
[[nodiscard]] bool isBegunDay(const QString &text);

} // namespace meja
