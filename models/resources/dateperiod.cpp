#include "dateperiod.h"

#include <QCoreApplication>

#include <algorithm>

namespace meja {

namespace {

struct PeriodWords
{
    DatePeriod period;
    const char *name;
    const char *text;
};

const QList<PeriodWords> &periodWords()
{
    static const QList<PeriodWords> words{
        {DatePeriod::Today, "today", QT_TRANSLATE_NOOP("DatePeriod", "Today")},
        {DatePeriod::Yesterday, "yesterday", QT_TRANSLATE_NOOP("DatePeriod", "Yesterday")},
        {DatePeriod::Last7Days, "last-7-days", QT_TRANSLATE_NOOP("DatePeriod", "Last 7 days")},
        {DatePeriod::Last30Days, "last-30-days", QT_TRANSLATE_NOOP("DatePeriod", "Last 30 days")},
        {DatePeriod::ThisMonth, "this-month", QT_TRANSLATE_NOOP("DatePeriod", "This month")},
        {DatePeriod::LastMonth, "last-month", QT_TRANSLATE_NOOP("DatePeriod", "Last month")}};
    return words;
}

const PeriodWords &wordsOf(DatePeriod period)
{
    return *std::find_if(periodWords().cbegin(), periodWords().cend(),
                         [period](const PeriodWords &each) { return each.period == period; });
}

} // namespace

const QList<DatePeriod> &datePeriods()
{
    static const QList<DatePeriod> periods{DatePeriod::Today,     DatePeriod::Yesterday,
                                           DatePeriod::Last7Days, DatePeriod::Last30Days,
                                           DatePeriod::ThisMonth, DatePeriod::LastMonth};
    return periods;
}

QString periodName(DatePeriod period)
{
    return QString::fromLatin1(wordsOf(period).name);
}

std::optional<DatePeriod> periodNamed(const QString &name)
{
    for (const PeriodWords &each : periodWords()) {
        if (name == QLatin1String(each.name))
            return each.period;
    }
    return std::nullopt;
}

QString periodText(DatePeriod period)
{
    return QCoreApplication::translate("DatePeriod", wordsOf(period).text);
}

DateRange daysOf(DatePeriod period, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    switch (period) {
    case DatePeriod::Today:
        return {today, today.addDays(1)};
    case DatePeriod::Yesterday:
        return {today.addDays(-1), today};
    case DatePeriod::Last7Days:
        return {today.addDays(-6), today.addDays(1)};
    case DatePeriod::Last30Days:
        return {today.addDays(-29), today.addDays(1)};
    case DatePeriod::ThisMonth:
        return {month, month.addMonths(1)};
    case DatePeriod::LastMonth:
        return {month.addMonths(-1), month};
    }
    Q_UNREACHABLE();
}

Condition periodCondition(const QString &column, DatePeriod period, QDate today)
{
    const DateRange days = daysOf(period, today);
    return {.column = column,
            .kind = Condition::Kind::Between,
            .from = days.from.toString(Qt::ISODate),
            .to = days.until.toString(Qt::ISODate),
            .period = periodName(period)};
}

QList<Condition> conditionsAsOf(QDate today, QList<Condition> conditions)
{
    for (Condition &each : conditions) {
        if (const auto period = periodNamed(each.period))
            each = periodCondition(each.column, *period, today);
    }
    return conditions;
}

} // namespace meja
