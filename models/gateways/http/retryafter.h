#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace meja {

/// The time in an HTTP date (RFC 9110, section 5.6.7): the usual form and both obsolete ones. Invalid for any
/// other text.
[[nodiscard]] QDateTime httpDate(const QByteArray &value);

/// How long a response asks to wait: `Retry-After` in seconds, or as an HTTP date that is compared with the
/// response's own `Date`, so that the partner's clock may differ from ours; without one with `now`. A date in
/// the past is no wait. Empty for a missing or unreadable header. More than a day counts as a day.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterOf(const QByteArray &retryAfter,
                                                               const QByteArray &date, const QDateTime &now);

} // namespace meja
