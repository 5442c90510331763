#include "searchday.h"

#include "comparison.h"

#include <QRegularExpression>

namespace meja {

namespace {

DayRange oneDay(QDate day)
{
    return {day, day.addDays(1)};
}

std::optional<DayRange> readWord(const QString &text, QDate today)
{
    const QString word = text.toLower();
    if (word == QLatin1String("today") || word == QLatin1String("hari_ini") ||
        word == QLatin1String("hariini"))
        return oneDay(today);
    if (word == QLatin1String("yesterday") || word == QLatin1String("kemarin"))
        return oneDay(today.addDays(-1));
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
        return DayRange{days->until, {}};
    case ComparisonSign::AtLeast:
        return DayRange{days->from, {}};
    case ComparisonSign::Below:
        return DayRange{{}, days->from};
    case ComparisonSign::AtMost:
        return DayRange{{}, days->until};
    }
    Q_UNREACHABLE();
}

} // namespace meja
