#include "searchday.h"

#include "comparison.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace meja {

namespace {

DayRange oneDay(QDate day)
{
    return {day, day.addDays(1)};
}

struct DayWord
{
    QLatin1StringView word;
    int daysAgo;
};

constexpr std::array dayWords{
    DayWord{QLatin1StringView("today"), 0}, DayWord{QLatin1StringView("hari_ini"), 0},
    DayWord{QLatin1StringView("hariini"), 0}, DayWord{QLatin1StringView("yesterday"), 1},
    DayWord{QLatin1StringView("kemarin"), 1}};

std::optional<DayRange> readWord(const QString &text, QDate today)
{
    for (const DayWord &each : dayWords) {
        if (text.compare(each.word, Qt::CaseInsensitive) == 0)
            return oneDay(today.addDays(-each.daysAgo));
    }
    return std::nullopt;
}

std::optional<DayRange> between(const QString &from, const QString &to, QDate today)
{
    const auto first = readDays(from, today);
    const auto last = readDays(to, today);
    if ((!first && !from.isEmpty()) || (!last && !to.isEmpty()))
        return std::nullopt;
    return DayRange{first ? first->from : std::nullopt, last ? last->until : std::nullopt};
}

} // namespace

std::optional<DayRange> readDays(const QString &text, QDate today)
{
    if (const auto word = readWord(text, today))
        return word;
    static const QRegularExpression form(QStringLiteral("^(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool hasMonth = !match.captured(2).isEmpty();
    const bool hasDay = !match.captured(3).isEmpty();
    const QDate first(match.captured(1).toInt(), hasMonth ? match.captured(2).toInt() : 1,
                      hasDay ? match.captured(3).toInt() : 1);
    if (!first.isValid() || first.year() > 9998)
        return std::nullopt;
    return DayRange{first, hasDay ? first.addDays(1) : hasMonth ? first.addMonths(1) : first.addYears(1)};
}

std::optional<DayRange> readDayRange(const QString &text, QDate today)
{
    const auto comparison = readComparison(text);
    if (const auto dots = text.indexOf(QLatin1String(".."));
        dots >= 0 && !comparison.hasSign && text.size() > 2)
        return between(text.left(dots), text.mid(dots + 2), today);
    const auto days = readDays(comparison.value, today);
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

bool isBegunDay(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\d{0,3}$|^\\d{4}-[01]?$|^\\d{4}-\\d{1,2}-[0-3]?$"));
    const QString word = text.toLower();
    return form.match(text).hasMatch() ||
           std::any_of(dayWords.begin(), dayWords.end(),
                       [&](const DayWord &each) { return each.word.startsWith(word); });
}

} // namespace meja
