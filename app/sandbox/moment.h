#pragma once

#include <QString>
#include <QStringView>
#include <QtGlobal>

#include <optional>

namespace meja::sandbox {

/// Milliseconds since 1970 in UTC, on the sandbox's own clock.
using Moment = qint64;

constexpr Moment Second = 1000;
constexpr Moment Minute = 60 * Second;
constexpr Moment Hour = 60 * Minute;
constexpr Moment Day = 24 * Hour;

/// `2026-03-02 10:15:07`: Jakarta's time (GMT+7), as both partners write it, without saying so.
[[nodiscard]] QString jakartaText(Moment moment);
/// `2026-03-02`, the day in Jakarta.
[[nodiscard]] QString jakartaDate(Moment moment);
/// `10:15`, the time in Jakarta.
[[nodiscard]] QString jakartaTime(Moment moment);
/// Minutes since midnight in Jakarta.
[[nodiscard]] int jakartaMinute(Moment moment);
/// What Jakarta's clocks showed as that text; nothing when it is no such text.
[[nodiscard]] std::optional<Moment> fromJakartaText(const QString &text);
/// RFC 3339 with an offset; nothing when it is no such text.
[[nodiscard]] std::optional<Moment> fromRfc3339(const QString &text);
[[nodiscard]] QString rfc3339(Moment moment);

} // namespace meja::sandbox
