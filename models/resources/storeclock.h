#pragma once

#include <QDate>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace meja {

/// A moment as the wall clock of a store shows it.
struct StoreTime
{
    QDate day;
    int hour = 0;
    int minute = 0;
    int second = 0;
    qint64 epoch = 0;  ///< Seconds since 1970-01-01 UTC.
    int utcOffset = 0; ///< Seconds that the store's clock is ahead of UTC.
};

/// Reads PostgreSQL's times into the wall clock of a store. It is asked for every cell that is painted,
/// so it counts days itself; `QDateTime::fromString` alone would cost more than the whole row.
class StoreClock
{
public:
    explicit StoreClock(const QTimeZone &zone = QTimeZone(QByteArrayLiteral("Asia/Jakarta")));

    /// `timestamptz` as PostgreSQL prints it with `DateStyle` ISO: `2026-11-22 07:30:00.123456+00`.
    /// Empty for what isn't one, among it `infinity` and years before Christ.
    [[nodiscard]] std::optional<StoreTime> read(QStringView timestamp) const;
    [[nodiscard]] StoreTime at(qint64 epoch) const;

    /// `WIB`, `WITA`, `WIT`, or the distance from UTC.
    [[nodiscard]] static QString zoneName(int utcOffset);

private:
    [[nodiscard]] int offsetAt(qint64 epoch) const;

    QTimeZone m_zone;
    std::optional<int> m_fixedOffset; ///< Set for zones that don't change their clocks any more.
};

/// The start of a store day as PostgreSQL reads it; a null text for an invalid day.
[[nodiscard]] QString startOfStoreDay(QDate day);

} // namespace meja
