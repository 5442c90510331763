#include "searchdecimal.h"

#include "comparison.h"

#include <QRegularExpression>

namespace meja {

namespace {

/// At most 15 digits before and after the separator, which PostgreSQL always accepts.
std::optional<QString> readDecimal(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^-?[0-9]{1,15}(?:[.,][0-9]{1,15})?$"));
    if (!form.match(text).hasMatch())
        return std::nullopt;
    return QString(text).replace(u',', u'.');
}

std::optional<DecimalRange> between(const QString &from, const QString &to)
{
    const auto min = readDecimal(from);
    const auto max = readDecimal(to);
    if ((!min && !from.isEmpty()) || (!max && !to.isEmpty()))
        return std::nullopt;
    return DecimalRange{.min = min.value_or(QString()), .max = max.value_or(QString())};
}

} // namespace

std::optional<DecimalRange> readDecimalRange(const QString &text)
{
    const auto comparison = readComparison(text);
    if (const auto dots = text.indexOf(QLatin1String(".."));
        dots >= 0 && !comparison.hasSign && text.size() > 2)
        return between(text.left(dots), text.mid(dots + 2));
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
