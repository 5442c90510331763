#pragma once

#include <QString>
#include <QStringView>
#include <QtGlobal>

#include <optional>

namespace meja::sandbox {

/// A time on the sandbox's clock in milliseconds since 1970 UTC, or a duration in milliseconds.
using Moment = qint64;

constexpr Moment oneSecond = 1000;
constexpr Moment oneMinute = 60 * oneSecond;
constexpr Moment oneHour = 60 * oneMinute;
constexpr Moment oneDay = 24 * oneHour;

/// `2026-03-02 10:15:07`: Jakarta time (GMT+7) without an offset, as both partners write it.
[[nodiscard]] QString jakartaText(Moment moment);
/// `2026-03-02`, the day in Jakarta.
[[nodiscard]] QString jakartaDate(Moment moment);
/// `10:15`, the time in Jakarta.
[[nodiscard]] QString jakartaTime(Moment moment);
/// Minutes since midnight in Jakarta.
[[nodiscard]] int jakartaMinute(Moment moment);
/// Parses Jakarta time without an offset; nothing for an invalid text.
[[nodiscard]] std::optional<Moment> fromJakartaText(const QString &text);
/// Parses RFC 3339 with an offset; nothing for an invalid text.
[[nodiscard]] std::optional<Moment> fromRfc3339(const QString &text);
/// RFC 3339 in UTC, with milliseconds.
[[nodiscard]] QString rfc3339(Moment moment);

} // namespace meja::sandbox
