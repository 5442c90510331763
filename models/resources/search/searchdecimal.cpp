#include "searchdecimal.h"

#include "comparison.h"
#include "searchcharacters.h"

#include <QRegularExpression>

namespace meja {

namespace {

/// At most 15 digits before and after the separator, which PostgreSQL always accepts. Of two kinds of
/// separators the last one is the decimal separator; a single one always is.
std::optional<QString> readDecimal(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^-?\\d{1,15}(?:[.,]\\d{1,15})?$"));
    static const QRegularExpression grouped(
        QStringLiteral("^-?\\d{1,3}(?:([.,])\\d{3})(?:\\1\\d{3}){0,3}(?!\\1)[.,]\\d{1,15}$"));
    QString number = plainSpelling(text).simplified();
    if (plain.match(number).hasMatch())
        return number.replace(u',', u'.');
    const auto match = grouped.match(number);
    if (!match.hasMatch())
        return std::nullopt;
    return number.remove(match.captured(1)).replace(u',', u'.');
}

std::optional<DecimalRange> between(const RangeEnds &ends)
{
    const auto min = readDecimal(ends.from);
    const auto max = readDecimal(ends.to);
    if ((!min && !ends.from.isEmpty()) || (!max && !ends.to.isEmpty()))
        return std::nullopt;
    return DecimalRange{.min = min.value_or(QString()), .max = max.value_or(QString())};
}

} // namespace

std::optional<DecimalRange> readDecimalRange(const QString &text)
{
    if (const auto ends = readRangeEnds(text))
        return between(*ends);
    const auto comparison = readComparison(text);
    const auto number = readDecimal(comparison.value);
    if (!number)
        return std::nullopt;
    switch (comparison.sign) {
    case ComparisonSign::Equal:
        return DecimalRange{.min = *number, .max = *number};
    case ComparisonSign::Above:
        return DecimalRange{.above = *number};
    case ComparisonSign::AtLeast:
        return DecimalRange{.min = *number};
    case ComparisonSign::Below:
        return DecimalRange{.below = *number};
    case ComparisonSign::AtMost:
        return DecimalRange{.max = *number};
    }
    Q_UNREACHABLE();
}

bool isBegunDecimal(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:[<>=]{0,2}|[0-9.,]*\\.\\.)-?(?:[0-9]{1,15}[.,]?)?$"));
    return form.match(text).hasMatch();
}

} // namespace meja
