#include "searchamount.h"

#include "comparison.h"

#include <QRegularExpression>

#include <array>
#include <limits>
#include <utility>

namespace meja {

namespace {

/// Zeros a unit stands for; -1 for an unknown one.
int zerosOf(const QString &unit)
{
    static constexpr std::array units{
        std::pair{QLatin1StringView(""), 0},      std::pair{QLatin1StringView("rb"), 3},
        std::pair{QLatin1StringView("ribu"), 3},  std::pair{QLatin1StringView("k"), 3},
        std::pair{QLatin1StringView("jt"), 6},    std::pair{QLatin1StringView("juta"), 6},
        std::pair{QLatin1StringView("m"), 9},     std::pair{QLatin1StringView("miliar"), 9},
        std::pair{QLatin1StringView("milyar"), 9}};
    for (const auto &[word, zeros] : units) {
        if (unit == word)
            return zeros;
    }
    return -1;
}

tl::unexpected<Error> unreadable(const QString &text, const char *why)
{
    return failure(ErrorKind::Invalid, QStringLiteral("'%1' %2").arg(text, QLatin1StringView(why)));
}

/// Whole digits and decimal ones, told apart by their separators.
struct Digits
{
    QString whole;
    QString decimals;
};

std::optional<Digits> splitDigits(const QString &number, bool hasUnit)
{
    static const QRegularExpression grouped(QStringLiteral("^\\d{1,3}(?:([.,])\\d{3})(?:\\1\\d{3})*$"));
    static const QRegularExpression decimal(QStringLiteral("^(\\d+)(?:[.,](\\d+))?$"));
    const bool oneGroup = number.count(u'.') + number.count(u',') == 1;
    if (grouped.match(number).hasMatch() && !(oneGroup && hasUnit))
        return Digits{QString(number).remove(u'.').remove(u','), {}};
    const auto match = decimal.match(number);
    if (!match.hasMatch())
        return std::nullopt;
    return Digits{match.captured(1), match.captured(2)};
}

Result<AmountRange> between(const QString &from, const QString &to)
{
    AmountRange range;
    for (const auto &[text, end] : {std::pair{from, &range.least}, std::pair{to, &range.most}}) {
        if (text.isEmpty())
            continue;
        const auto amount = readAmount(text);
        if (!amount)
            return tl::unexpected(amount.error());
        *end = *amount;
    }
    return range;
}

} // namespace

Result<qint64> readAmount(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(-?)(?:rp\\.?)?(\\d[\\d.,]*)([a-z]*)$"));
    const auto match = form.match(text.toLower());
    const int zeros = match.hasMatch() ? zerosOf(match.captured(3)) : -1;
    const auto digits = zeros < 0 ? std::nullopt : splitDigits(match.captured(2), zeros > 0);
    if (!digits)
        return unreadable(text, "is not an amount; write it like 500rb, 1,5jt or 250.000");
    QString decimals = digits->decimals;
    while (decimals.endsWith(u'0'))
        decimals.chop(1);
    if (decimals.size() > zeros)
        return unreadable(text, "is not a whole amount");
    bool fits = false;
    const qint64 amount = (digits->whole + decimals.leftJustified(zeros, u'0')).toLongLong(&fits);
    // One less than the type holds, so that "above" and "below" can be said by the neighbour.
    if (!fits || amount == std::numeric_limits<qint64>::max())
        return unreadable(text, "is too large");
    return match.captured(1).isEmpty() ? amount : -amount;
}

Result<AmountRange> readAmountRange(const QString &text)
{
    const auto comparison = readComparison(text);
    if (const auto dots = text.indexOf(QLatin1String(".."));
        dots >= 0 && !comparison.hasSign && text.size() > 2)
        return between(text.left(dots), text.mid(dots + 2));
    const auto amount = readAmount(comparison.value);
    if (!amount)
        return tl::unexpected(amount.error());
    switch (comparison.sign) {
    case ComparisonSign::Equal:
        return AmountRange{*amount, *amount};
    case ComparisonSign::Above:
        return AmountRange{*amount + 1, {}};
    case ComparisonSign::AtLeast:
        return AmountRange{*amount, {}};
    case ComparisonSign::Below:
        return AmountRange{{}, *amount - 1};
    case ComparisonSign::AtMost:
        return AmountRange{{}, *amount};
    }
    Q_UNREACHABLE();
}

} // namespace meja
