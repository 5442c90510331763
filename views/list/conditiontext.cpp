#include "conditiontext.h"

#include "dateperiod.h"
#include "formats.h"

#include <QCoreApplication>
#include <QLocale>

namespace meja {

namespace {

QString conditionText(const char *source)
{
    return QCoreApplication::translate("meja::ConditionText", source);
}

QString valueText(const Column &column, const QString &value, const QHash<QString, QString> &titles)
{
    const auto title = titles.constFind(relatedName(column.name, value));
    if (title != titles.cend())
        return *title;
    return valueFormat().text(column, value);
}

QString between(const QString &from, const QString &to)
{
    if (to.isEmpty())
        return conditionText(QT_TRANSLATE_NOOP("meja::ConditionText", "from %1")).arg(from);
    if (from.isEmpty())
        return conditionText(QT_TRANSLATE_NOOP("meja::ConditionText", "up to %1")).arg(to);
    return from == to ? from : QStringLiteral("%1 – %2").arg(from, to);
}

QString rangeText(const Column &column, const Condition &condition)
{
    if (const auto period = periodNamed(condition.period))
        return periodText(*period);
    const ValueFormat &format = valueFormat();
    if (column.type != ValueType::Timestamp) {
        const auto end = [&](const QString &text) {
            return text.isEmpty() ? QString() : format.text(column, text);
        };
        return between(end(condition.from), end(condition.to));
    }
    const QDate from = QDate::fromString(condition.from, Qt::ISODate);
    const QDate to = QDate::fromString(condition.to, Qt::ISODate);
    if (from.isValid() && to.isValid())
        return daysText({from, to});
    return between(from.isValid() ? format.day(from) : QString(),
                   to.isValid() ? format.day(to.addDays(-1)) : QString());
}

} // namespace

QString relatedName(const QString &column, const QString &key)
{
    return column + QLatin1Char('/') + key;
}

QString daysText(const DateRange &range)
{
    const QDate last = range.until.addDays(-1);
    const bool wholeMonths = range.from.day() == 1 && range.until.day() == 1;
    if (wholeMonths && range.from.month() == 1 && range.until == range.from.addYears(1))
        return QString::number(range.from.year());
    if (wholeMonths && range.until == range.from.addMonths(1))
        return QLocale().standaloneMonthName(range.from.month()) + QLatin1Char(' ') +
               QString::number(range.from.year());
    const ValueFormat &format = valueFormat();
    return between(format.day(range.from), format.day(last));
}

QString conditionValue(const Column &column, const Condition &condition,
                       const QHash<QString, QString> &titles)
{
    switch (condition.kind) {
    case Condition::Kind::AnyOf: {
        QStringList texts;
        for (const QString &value : condition.values)
            texts.append(valueText(column, value, titles));
        return texts.join(QStringLiteral(", "));
    }
    case Condition::Kind::Between:
        return rangeText(column, condition);
    case Condition::Kind::Empty:
        return conditionText(QT_TRANSLATE_NOOP("meja::ConditionText", "empty"));
    case Condition::Kind::NotEmpty:
        return conditionText(QT_TRANSLATE_NOOP("meja::ConditionText", "not empty"));
    }
    Q_UNREACHABLE();
}

QString conditionText(const Resource &resource, const Condition &condition,
                      const QHash<QString, QString> &titles)
{
    const Column *column = resource.column(condition.column);
    if (!column)
        return condition.column;
    return QStringLiteral("%1: %2").arg(column->label.text(), conditionValue(*column, condition, titles));
}

} // namespace meja
