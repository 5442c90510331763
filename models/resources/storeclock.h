#pragma once

#include <QDate>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace meja {

/// A local time in the time zone of a store.
struct StoreTime
{
    QDate day;
    int hour = 0;
    int minute = 0;
    int second = 0;
    qint64 epoch = 0;  ///< Seconds since 1970-01-01 UTC.
    int utcOffset = 0; ///< Seconds; positive east of UTC.
};

/// Converts PostgreSQL's timestamps to the time zone of a store. Runs for every painted cell, so it parses
/// timestamps itself: `QDateTime::fromString` takes longer than painting the rest of the row.
class StoreClock
{
public:
    explicit StoreClock(const QTimeZone &zone = QTimeZone(QByteArrayLiteral("Asia/Jakarta")));

    /// `timestamptz` as PostgreSQL prints it with `DateStyle` ISO: `2026-11-22 07:30:00.123456+00`.
    /// Empty for any other text, including `infinity` and years before Christ.
    [[nodiscard]] std::optional<StoreTime> read(QStringView timestamp) const;
    [[nodiscard]] StoreTime at(qint64 epoch) const;

    /// `WIB`, `WITA`, `WIT`, or the offset from UTC.
    [[nodiscard]] static QString zoneName(int utcOffset);

private:
    [[nodiscard]] int offsetAt(qint64 epoch) const;

    QTimeZone m_zone;
    std::optional<int> m_fixedOffset; ///< Set for zones without future offset changes.
};

/// The start of a store day in PostgreSQL's format; a null text for an invalid day.
[[nodiscard]] QString startOfStoreDay(QDate day);

} // namespace meja
