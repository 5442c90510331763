#include "searchdecimal.h"

#include "comparison.h"

#include <QRegularExpression>

namespace meja {

namespace {

/// As many digits as people type; more are no number of ours.
std::optional<QString> readDecimal(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^-?[0-9]{1,15}(?:[.,][0-9]{1,15})?$"));
    if (!form.match(text).hasMatch())
        return std::nullopt;
    return QString(text).replace(u',', u'.');
}

std::optional<DecimalRange> between(const QString &from, const QString &to)
{
    const auto least = readDecimal(from);
    const auto most = readDecimal(to);
    if ((!least && !from.isEmpty()) || (!most && !to.isEmpty()))
        return std::nullopt;
    return DecimalRange{.least = least.value_or(QString()), .most = most.value_or(QString())};
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
        return DecimalRange{.least = *number, .most = *number};
    case ComparisonSign::Above:
        return DecimalRange{.above = *number};
    case ComparisonSign::AtLeast:
        return DecimalRange{.least = *number};
    case ComparisonSign::Below:
        return DecimalRange{.below = *number};
    case ComparisonSign::AtMost:
        return DecimalRange{.most = *number};
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
