#include "searchamount.h"

#include "comparison.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace meja {

namespace {

struct Unit
{
    QLatin1StringView word;
    int zeros;
};

constexpr std::array units{Unit{QLatin1StringView(""), 0},      Unit{QLatin1StringView("rb"), 3},
                           Unit{QLatin1StringView("ribu"), 3},  Unit{QLatin1StringView("k"), 3},
                           Unit{QLatin1StringView("jt"), 6},    Unit{QLatin1StringView("juta"), 6},
                           Unit{QLatin1StringView("m"), 9},     Unit{QLatin1StringView("miliar"), 9},
                           Unit{QLatin1StringView("milyar"), 9}};

/// The number of zeros of the unit; -1 for an unknown unit.
int zerosOf(const QString &unit)
{
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const Unit &each) { return each.word == unit; });
    return found == units.end() ? -1 : found->zeros;
}

/// Whether more characters can make the text an amount: it has no unit yet, or the beginning of one.
bool isBegunAmount(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^-?r?$|^-?(?:rp\\.?)?(?:\\d[\\d.,]*([a-z]*))?$"));
    const auto match = form.match(text.toLower());
    const QString unit = match.captured(1);
    return match.hasMatch() &&
           (unit.isEmpty() || std::any_of(units.begin(), units.end(), [&](const Unit &each) {
                return each.word != unit && each.word.startsWith(unit) && zerosOf(unit) < 0;
            }));
}

tl::unexpected<AmountProblem> unreadable(const QString &text, SearchProblem::Reason reason)
{
    const bool isBegun = reason != SearchProblem::Reason::TooLarge && isBegunAmount(text);
    return tl::unexpected(AmountProblem{reason, text, isBegun});
}

/// The digits before and after the decimal separator.
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

AmountResult<AmountRange> between(const QString &from, const QString &to)
{
    AmountRange range;
    for (const auto &[text, end] : {std::pair{from, &range.min}, std::pair{to, &range.max}}) {
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

AmountResult<qint64> readAmount(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(-?)(?:rp\\.?)?(\\d[\\d.,]*)([a-z]*)$"));
    const auto match = form.match(text.toLower());
    const int zeros = match.hasMatch() ? zerosOf(match.captured(3)) : -1;
    const auto digits = zeros < 0 ? std::nullopt : splitDigits(match.captured(2), zeros > 0);
    if (!digits)
        return unreadable(text, SearchProblem::Reason::NotAnAmount);
    QString decimals = digits->decimals;
    while (decimals.endsWith(u'0'))
        decimals.chop(1);
    if (decimals.size() > zeros)
        return unreadable(text, SearchProblem::Reason::NotWhole);
    bool fits = false;
    const qint64 amount = (digits->whole + decimals.leftJustified(zeros, u'0')).toLongLong(&fits);
    // One less than the largest qint64, because "above n" is stored as "at least n + 1".
    if (!fits || amount == std::numeric_limits<qint64>::max())
        return unreadable(text, SearchProblem::Reason::TooLarge);
    return match.captured(1).isEmpty() ? amount : -amount;
}

AmountResult<AmountRange> readAmountRange(const QString &text)
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
        return AmountRange{.min = *amount + 1};
    case ComparisonSign::AtLeast:
        return AmountRange{.min = *amount};
    case ComparisonSign::Below:
        return AmountRange{.max = *amount - 1};
    case ComparisonSign::AtMost:
        return AmountRange{.max = *amount};
    }
    Q_UNREACHABLE();
}

} // namespace meja
