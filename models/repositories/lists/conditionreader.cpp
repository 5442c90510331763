#include "conditionreader.h"

#include "storeclock.h"

#include <QRegularExpression>
#include <QStringList>

namespace meja {

namespace {

tl::unexpected<Error> unreadable(const Column &column, const QString &value, const char *wanted)
{
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("filter %1: '%2' is not %3").arg(column.name, value, QLatin1StringView(wanted)));
}

bool holdsIntegers(const Column &column)
{
    return column.type == ValueType::Key || (column.isNumeric() && column.type != ValueType::Decimal);
}

bool isInteger(const QString &text)
{
    bool ok = false;
    text.toLongLong(&ok);
    return ok && text.trimmed() == text;
}

/// At most 15 digits before and after the point, which PostgreSQL always accepts.
bool isDecimal(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^-?\\d{1,15}(\\.\\d{1,15})?$"));
    return form.match(text).hasMatch();
}

bool isBoolean(const QString &text)
{
    static const QStringList words{QStringLiteral("t"), QStringLiteral("f"), QStringLiteral("true"),
                                   QStringLiteral("false")};
    return words.contains(text);
}

Result<> checkValue(const Column &column, const QString &value, bool byKey)
{
    if ((byKey || holdsIntegers(column)) && !isInteger(value))
        return unreadable(column, value, "a whole number");
    if (!byKey && column.type == ValueType::Decimal && !isDecimal(value))
        return unreadable(column, value, "a number");
    if (!byKey && column.type == ValueType::Boolean && !isBoolean(value))
        return unreadable(column, value, "true or false");
    if (!byKey && column.type == ValueType::Timestamp)
        return unreadable(column, value, "a range of days");
    if (!byKey && column.type == ValueType::Changes)
        return unreadable(column, value, "allowed; this column can only be empty or not empty");
    if (value.contains(QChar(u'\0')))
        return unreadable(column, value, "text");
    return {};
}

/// One spelling per value, so that a value given twice does not return its rows twice.
QString canonical(const Column &column, const QString &value, bool byKey)
{
    if (byKey || holdsIntegers(column))
        return QString::number(value.toLongLong());
    if (column.type == ValueType::Boolean)
        return value.startsWith(u't') ? QStringLiteral("true") : QStringLiteral("false");
    return value;
}

Result<FieldTest> anyOf(const Column &column, const Condition &condition, bool byKey)
{
    for (const QString &value : condition.values) {
        if (const auto checked = checkValue(column, value, byKey); !checked)
            return tl::unexpected(checked.error());
    }
    QStringList values;
    for (const QString &value : condition.values)
        values.append(canonical(column, value, byKey));
    values.removeDuplicates();
    return FieldTest{
        .column = &column, .kind = byKey ? FieldTest::Kind::Keys : FieldTest::Kind::AnyOf, .values = values};
}

Result<QString> dayBound(const Column &column, const QString &text)
{
    if (text.isEmpty())
        return QString();
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        return unreadable(column, text, "a day like 2026-11-22");
    return startOfStoreDay(day);
}

Result<FieldTest> betweenDays(const Column &column, const Condition &condition)
{
    const auto from = dayBound(column, condition.from);
    const auto to = dayBound(column, condition.to);
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    return FieldTest{.column = &column, .kind = FieldTest::Kind::Range, .min = *from, .below = *to};
}

Result<FieldTest> betweenNumbers(const Column &column, const Condition &condition)
{
    for (const QString &end : {condition.from, condition.to}) {
        if (end.isEmpty())
            continue;
        if (const auto checked = checkValue(column, end, false); !checked)
            return tl::unexpected(checked.error());
    }
    const auto open = [](const QString &end) { return end.isEmpty() ? QString() : end; };
    return FieldTest{.column = &column,
                     .kind = FieldTest::Kind::Range,
                     .min = open(condition.from),
                     .max = open(condition.to)};
}

} // namespace

Result<FieldTest> readFilter(const Column &column, const Condition &condition, bool byKey)
{
    switch (condition.kind) {
    case Condition::Kind::AnyOf:
        return anyOf(column, condition, byKey);
    case Condition::Kind::Between:
        if (column.type == ValueType::Timestamp)
            return betweenDays(column, condition);
        if (holdsIntegers(column) || column.type == ValueType::Decimal)
            return betweenNumbers(column, condition);
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("filter %1: only amounts, numbers and times can have a range").arg(column.name));
    case Condition::Kind::Empty:
        return FieldTest{.column = &column, .kind = FieldTest::Kind::Empty};
    case Condition::Kind::NotEmpty:
        return FieldTest{.column = &column, .kind = FieldTest::Kind::NotEmpty};
    }
    Q_UNREACHABLE();
}

} // namespace meja
