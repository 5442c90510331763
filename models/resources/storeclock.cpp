#include "storeclock.h"

#include <QDateTime>

namespace meja {

namespace {

constexpr qint64 secondsPerDay = 86400;
constexpr qint64 epochJulianDay = 2440588; // 1970-01-01

constexpr int hours(int count)
{
    return count * 3600;
}

/// Reads digits and signs from left to right. After the first mismatch `isDone()` stays false.
class Scanner
{
public:
    explicit Scanner(QStringView text) : m_text(text) {}

    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i) {
            const int digit = isDigit() ? m_text[m_at++].unicode() - u'0' : failed();
            value = value * 10 + digit;
        }
        return value;
    }
    void sign(QChar expected)
    {
        if (!skip(expected))
            failed();
    }
    bool skip(QChar wanted)
    {
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    void skipDigits()
    {
        while (isDigit())
            ++m_at;
    }
    [[nodiscard]] bool isDone() const { return !m_failed && m_at == m_text.size(); }

private:
    [[nodiscard]] bool isDigit() const
    {
        return m_at < m_text.size() && m_text[m_at] >= u'0' && m_text[m_at] <= u'9';
    }
    int failed()
    {
        m_failed = true;
        return 0;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_failed = false;
};

/// `+07`, `-03:30`, `+00:00:12`, in seconds.
int readOffset(Scanner &scanner)
{
    const bool isWest = scanner.skip(u'-');
    if (!isWest)
        scanner.sign(u'+');
    int offset = hours(scanner.number(2));
    if (scanner.skip(u':'))
        offset += scanner.number(2) * 60;
    if (scanner.skip(u':'))
        offset += scanner.number(2);
    return isWest ? -offset : offset;
}

} // namespace

StoreClock::StoreClock(const QTimeZone &zone) : m_zone(zone)
{
    const QDateTime recently(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC);
    if (!m_zone.nextTransition(recently).atUtc.isValid())
        m_fixedOffset = m_zone.offsetFromUtc(recently);
}

std::optional<StoreTime> StoreClock::read(QStringView timestamp) const
{
    Scanner scanner(timestamp);
    const int year = scanner.number(4);
    scanner.sign(u'-');
    const int month = scanner.number(2);
    scanner.sign(u'-');
    const int day = scanner.number(2);
    scanner.sign(u' ');
    int second = hours(scanner.number(2));
    scanner.sign(u':');
    second += scanner.number(2) * 60;
    scanner.sign(u':');
    second += scanner.number(2);
    if (scanner.skip(u'.'))
        scanner.skipDigits();
    second -= readOffset(scanner);
    const QDate date(year, month, day);
    if (!scanner.isDone() || !date.isValid())
        return std::nullopt;
    return at((date.toJulianDay() - epochJulianDay) * secondsPerDay + second);
}

StoreTime StoreClock::at(qint64 epoch) const
{
    const int offset = offsetAt(epoch);
    const qint64 local = epoch + offset;
    const qint64 second = ((local % secondsPerDay) + secondsPerDay) % secondsPerDay;
    return {.day = QDate::fromJulianDay((local - second) / secondsPerDay + epochJulianDay),
            .hour = static_cast<int>(second / 3600),
            .minute = static_cast<int>(second / 60 % 60),
            .second = static_cast<int>(second % 60),
            .epoch = epoch,
            .utcOffset = offset};
}

QString StoreClock::zoneName(int utcOffset)
{
    if (utcOffset == hours(7))
        return QStringLiteral("WIB");
    if (utcOffset == hours(8))
        return QStringLiteral("WITA");
    if (utcOffset == hours(9))
        return QStringLiteral("WIT");
    const int minutes = qAbs(utcOffset) / 60;
    return QStringLiteral("UTC%1%2:%3")
        .arg(QLatin1Char(utcOffset < 0 ? '-' : '+'))
        .arg(minutes / 60)
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

int StoreClock::offsetAt(qint64 epoch) const
{
    return m_fixedOffset ? *m_fixedOffset
                         : m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(epoch, Qt::UTC));
}

QString startOfStoreDay(QDate day)
{
    // Western Indonesian Time has had this offset since 1964.
    return day.isValid() ? day.toString(Qt::ISODate) + QLatin1String(" 00:00:00+07") : QString();
}

} // namespace meja
