#include "searchday.h"

#include "comparison.h"
#include "searchcharacters.h"
#include "searchmonth.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace meja {

namespace {

constexpr int minutesPerDay = 24 * 60;
constexpr int storeOffset = 7 * 60; ///< Minutes east of UTC: Western Indonesian Time.

QString spelled(const QString &text)
{
    return plainSpelling(text).toLower().simplified();
}

DayRange oneDay(QDate day)
{
    return {day, day.addDays(1)};
}

bool isSupported(QDate day)
{
    return day.isValid() && day.year() >= 1000 && day.year() <= 9998;
}

std::optional<DayRange> dayOf(int year, int month, int day)
{
    const QDate date(year, month, day);
    return isSupported(date) ? std::optional(oneDay(date)) : std::nullopt;
}

std::optional<DayRange> monthOf(int year, int month)
{
    const QDate first(year, month, 1);
    return isSupported(first) ? std::optional(DayRange{first, first.addMonths(1)}) : std::nullopt;
}

struct DayWord
{
    QLatin1StringView word;
    int daysAgo;
};

constexpr std::array dayWords{
    DayWord{QLatin1StringView("today"), 0}, DayWord{QLatin1StringView("hari ini"), 0},
    DayWord{QLatin1StringView("hariini"), 0}, DayWord{QLatin1StringView("yesterday"), 1},
    DayWord{QLatin1StringView("kemarin"), 1}};

std::optional<DayRange> readWord(const QString &text, QDate today)
{
    for (const DayWord &each : dayWords) {
        if (QString(text).replace(u'_', u' ') == each.word)
            return oneDay(today.addDays(-each.daysAgo));
    }
    return std::nullopt;
}

/// `2026-11-22`, `2026-11`, `2026`.
std::optional<DayRange> readIso(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.captured(1).toInt();
    if (!match.captured(3).isEmpty())
        return dayOf(year, match.captured(2).toInt(), match.captured(3).toInt());
    if (!match.captured(2).isEmpty())
        return monthOf(year, match.captured(2).toInt());
    const QDate first(year, 1, 1);
    return isSupported(first) ? std::optional(DayRange{first, first.addYears(1)}) : std::nullopt;
}

/// `30/11/2026`, `30-11-2026`, `30.11.26`: the day comes first. `26-11-30` could begin with the year.
std::optional<DayRange> readNumeric(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{1,2})(?: ?([./-]) ?)(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString year = match.captured(4);
    if (year.size() == 2 && match.captured(2) == QLatin1String("-"))
        return std::nullopt;
    return dayOf(year.toInt() + (year.size() == 2 ? 2000 : 0), match.captured(3).toInt(),
                 match.captured(1).toInt());
}

/// `30 Nov 2026`, `30-Nov-2026`, `30 Nov`, `Nov 30, 2026`, `Nov 2026`.
std::optional<DayRange> readNamed(const QString &text, QDate today)
{
    static const QRegularExpression dayFirst(
        QStringLiteral("^(\\d{1,2})[ ./-]+([a-z]+)\\.?(?:[ ,./-]+(\\d{4}))?$"));
    static const QRegularExpression monthFirst(
        QStringLiteral("^([a-z]+)\\.?(?: (\\d{1,2}),?)?[ /-](\\d{4})$"));
    if (const auto match = dayFirst.match(text); match.hasMatch()) {
        const auto month = monthNamed(match.captured(2));
        const QString year = match.captured(3);
        return month ? dayOf(year.isEmpty() ? today.year() : year.toInt(), *month, match.captured(1).toInt())
                     : std::nullopt;
    }
    const auto match = monthFirst.match(text);
    const auto month = match.hasMatch() ? monthNamed(match.captured(1)) : std::nullopt;
    if (!month)
        return std::nullopt;
    const int year = match.captured(3).toInt();
    return match.captured(2).isEmpty() ? monthOf(year, *month)
                                       : dayOf(year, *month, match.captured(2).toInt());
}

std::optional<DayRange> readDate(const QString &text, QDate today)
{
    if (const auto word = readWord(text, today))
        return word;
    if (const auto iso = readIso(text))
        return iso;
    if (const auto numeric = readNumeric(text))
        return numeric;
    return readNamed(text, today);
}

/// A day and the time after it.
struct Moment
{
    QString date;
    int minutes = 0; ///< Since midnight.
    QString zone;
};

std::optional<Moment> readMoment(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(.*?\\d.*?|.*[a-z])(?:(?<=\\d)t(?=\\d)|[ ,]+)(\\d{1,2})[.:](\\d{2})(?:[.:]\\d{2}(?:[.,]\\d+)?)?"
        " ?(wib|wita|wit|z|(?:utc|gmt)?(?: ?[+-]\\d{1,2}(?::?\\d{2})?(?::\\d{2})?)?)$"));
    const auto match = form.match(text);
    const int hour = match.captured(2).toInt();
    const int minute = match.captured(3).toInt();
    if (!match.hasMatch() || hour > 23 || minute > 59)
        return std::nullopt;
    return Moment{match.captured(1), hour * 60 + minute, match.captured(4)};
}

/// Minutes east of UTC; no zone is the store's zone.
int offsetOf(const QString &zone)
{
    static const QRegularExpression form(QStringLiteral("([+-])(\\d{1,2}):?(\\d{2})?"));
    if (zone.isEmpty() || zone == QLatin1String("wib"))
        return storeOffset;
    if (zone == QLatin1String("wita"))
        return 8 * 60;
    if (zone == QLatin1String("wit"))
        return 9 * 60;
    const auto match = form.match(zone);
    const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
    return match.captured(1) == QLatin1String("-") ? -minutes : minutes;
}

/// The store day of a moment.
std::optional<DayRange> dayOf(const Moment &moment, QDate today)
{
    const auto days = readDate(moment.date, today);
    if (!days || days->from->addDays(1) != *days->until)
        return std::nullopt;
    const int minutes = moment.minutes - offsetOf(moment.zone) + storeOffset;
    const int shift = minutes < 0 ? -1 : minutes / minutesPerDay;
    return oneDay(days->from->addDays(shift));
}

std::optional<DayRange> between(const RangeEnds &ends, QDate today)
{
    const auto read = [today](const QString &end) { return readDate(spelled(end), today); };
    const auto first = read(ends.from);
    const auto last = read(ends.to);
    if ((!first && !ends.from.isEmpty()) || (!last && !ends.to.isEmpty()))
        return std::nullopt;
    return DayRange{first ? first->from : std::nullopt, last ? last->until : std::nullopt};
}

} // namespace

std::optional<DayRange> readDays(const QString &text, QDate today)
{
    const QString bare = spelled(text);
    if (const auto moment = readMoment(bare))
        return dayOf(*moment, today);
    return readDate(bare, today);
}

std::optional<DayRange> readDayRange(const QString &text, QDate today)
{
    if (const auto ends = readRangeEnds(text))
        return between(*ends, today);
    const auto comparison = readComparison(text);
    const auto days = comparison.hasSign ? readDate(spelled(comparison.value), today) : readDays(text, today);
    if (!days)
        return std::nullopt;
    switch (comparison.sign) {
    case ComparisonSign::Equal:
        return days;
    case ComparisonSign::Above:
        return DayRange{.from = days->until};
    case ComparisonSign::AtLeast:
        return DayRange{.from = days->from};
    case ComparisonSign::Below:
        return DayRange{.until = days->from};
    case ComparisonSign::AtMost:
        return DayRange{.until = days->until};
    }
    Q_UNREACHABLE();
}

bool isUnmistakableDay(const QString &text, QDate today)
{
    static const QRegularExpression year(QStringLiteral("\\d{4}"));
    static const QRegularExpression onlyYear(QStringLiteral("^\\d{4}$"));
    const QString bare = spelled(text);
    const bool hasYear = year.match(bare).hasMatch() && !onlyYear.match(bare).hasMatch();
    return (hasYear || readMoment(bare) || readWord(bare, today)) && readDays(text, today);
}

bool hasClockTime(const QString &text)
{
    const auto ends = readRangeEnds(text).value_or(RangeEnds{readComparison(text).value, {}});
    const auto isMoment = [](const QString &end) {
        const auto moment = readMoment(spelled(end));
        return moment && readDate(moment->date, QDate(2000, 1, 1));
    };
    return isMoment(ends.from) || isMoment(ends.to);
}

bool isBegunDay(const QString &text)
{
    static const QRegularExpression numeric(
        QStringLiteral("^\\d{0,3}$|^\\d{4}-[01]?$|^\\d{4}-\\d{1,2}-[0-3]?$|"
                       "^\\d{1,2}([./-])(?:[01]?\\d?|\\d{1,2}\\1\\d{0,3})$"));
    static const QRegularExpression named(QStringLiteral("^(?:\\d{1,2}[ ./-]+)?([a-z]+)[ ./-]*\\d{0,3}$"));
    const QString word = spelled(text);
    const auto match = named.match(word);
    return numeric.match(word).hasMatch() || (match.hasMatch() && isBegunMonth(match.captured(1))) ||
           std::any_of(dayWords.begin(), dayWords.end(),
                       [&](const DayWord &each) { return each.word.startsWith(word); });
}

} // namespace meja
