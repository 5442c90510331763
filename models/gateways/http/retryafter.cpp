#include "retryafter.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace meja {

namespace {

using std::chrono::seconds;

constexpr seconds maxWait = std::chrono::hours(24);

/// RFC 850 writes two digits: a year that would be more than 50 years ahead is in the past.
int yearOf(const QString &digits, int thisYear)
{
    const int year = digits.toInt();
    if (digits.size() > 2)
        return year;
    const int full = thisYear - thisYear % 100 + year;
    return full > thisYear + 50 ? full - 100 : full;
}

QDateTime utc(const QString &day, const QString &month, const QString &year, const QString &time)
{
    const QString number = QString::number(yearOf(year, QDate::currentDate().year()));
    const QDate date = QLocale::c().toDate(QString::number(day.toInt()) + u' ' + month + u' ' + number,
                                           QStringLiteral("d MMM yyyy"));
    return {date, QTime::fromString(time, QStringLiteral("hh:mm:ss")), Qt::UTC};
}

/// Only digits, however many.
bool isNumber(const QByteArray &value)
{
    return !value.isEmpty() &&
           std::all_of(value.cbegin(), value.cend(), [](char each) { return each >= '0' && each <= '9'; });
}

seconds limited(qint64 wait)
{
    return std::clamp(seconds(wait), seconds(0), maxWait);
}

} // namespace

QDateTime httpDate(const QByteArray &value)
{
    static const QRegularExpression usual(QStringLiteral(
        "^[A-Za-z]+, *(\\d{1,2})[ -]([A-Za-z]{3})[ -](\\d{2}|\\d{4}) (\\d\\d:\\d\\d:\\d\\d) GMT$"));
    static const QRegularExpression asctime(
        QStringLiteral("^[A-Za-z]{3} ([A-Za-z]{3}) (\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d) (\\d{4})$"));
    const QString text = QString::fromLatin1(value).simplified();
    if (const auto match = usual.match(text); match.hasMatch())
        return utc(match.captured(1), match.captured(2), match.captured(3), match.captured(4));
    if (const auto match = asctime.match(text); match.hasMatch())
        return utc(match.captured(2), match.captured(1), match.captured(4), match.captured(3));
    return {};
}

std::optional<seconds> retryAfterOf(const QByteArray &retryAfter, const QByteArray &date,
                                    const QDateTime &now)
{
    const QByteArray value = retryAfter.trimmed();
    if (isNumber(value)) {
        bool fits = false;
        const qint64 wait = value.toLongLong(&fits);
        return fits ? limited(wait) : maxWait;
    }
    const QDateTime until = httpDate(value);
    if (!until.isValid())
        return std::nullopt;
    const QDateTime sent = httpDate(date.trimmed());
    return limited((sent.isValid() ? sent : now).secsTo(until));
}

} // namespace meja
