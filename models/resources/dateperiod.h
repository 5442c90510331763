#pragma once

#include "listquery.h"

#include <QList>

#include <optional>

namespace meja {

/// A range of store days that moves with the calendar. `Condition::period` contains its name.
enum class DatePeriod { Today, Yesterday, Last7Days, Last30Days, ThisMonth, LastMonth };

[[nodiscard]] const QList<DatePeriod> &datePeriods();

/// `today`, `last-7-days`, …, as stored.
[[nodiscard]] QString periodName(DatePeriod period);
/// Empty for an unknown name.
[[nodiscard]] std::optional<DatePeriod> periodNamed(const QString &name);
/// `Today`, `Last 7 days`, …, in the current language.
[[nodiscard]] QString periodText(DatePeriod period);

/// The days of the period, seen from `today`.
[[nodiscard]] DateRange daysOf(DatePeriod period, QDate today);
/// A condition of that period, with its days as of `today`.
[[nodiscard]] Condition periodCondition(const QString &column, DatePeriod period, QDate today);
/// The conditions with the days that their periods have today. A condition with an unknown period keeps its
/// days.
[[nodiscard]] QList<Condition> conditionsAsOf(QDate today, QList<Condition> conditions);

} // namespace meja
