#include "searchamount.h"

#include "comparison.h"
#include "searchcharacters.h"

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
    AmountUnits kind = AmountUnits::Money; ///< Weights also have the units of money: `2rb` grams.
};

constexpr std::array units{Unit{QLatin1StringView(""), 0},
                           Unit{QLatin1StringView("rb"), 3},
                           Unit{QLatin1StringView("ribu"), 3},
                           Unit{QLatin1StringView("k"), 3},
                           Unit{QLatin1StringView("jt"), 6},
                           Unit{QLatin1StringView("juta"), 6},
                           Unit{QLatin1StringView("m"), 9},
                           Unit{QLatin1StringView("miliar"), 9},
                           Unit{QLatin1StringView("milyar"), 9},
                           Unit{QLatin1StringView("g"), 0, AmountUnits::Weight},
                           Unit{QLatin1StringView("gr"), 0, AmountUnits::Weight},
                           Unit{QLatin1StringView("gram"), 0, AmountUnits::Weight},
                           Unit{QLatin1StringView("kg"), 3, AmountUnits::Weight}};

/// The number of zeros of the unit; -1 for an unknown unit.
int zerosOf(const QString &unit, AmountUnits kind)
{
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit &each) {
        return each.word == unit && (each.kind == AmountUnits::Money || each.kind == kind);
    });
    return found == units.end() ? -1 : found->zeros;
}

/// Whether more characters can make the text an amount: it has no unit yet, or the beginning of one.
bool isBegunAmount(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^-?r?$|^-?(?:rp\\.? ?-?)?(?:\\d[\\d.,]* ?([a-z]*))?$"));
    const auto match = form.match(plainSpelling(text).toLower().trimmed());
    const QString unit = match.captured(1);
    return match.hasMatch() &&
           (unit.isEmpty() || std::any_of(units.begin(), units.end(), [&](const Unit &each) {
                return each.kind == AmountUnits::Money && each.word != unit && each.word.startsWith(unit) &&
                       zerosOf(unit, AmountUnits::Money) < 0;
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

QString withoutSeparators(QString number)
{
    return number.remove(u'.').remove(u',');
}

std::optional<Digits> splitDigits(const QString &number, bool hasUnit)
{
    static const QRegularExpression grouped(QStringLiteral("^[1-9]\\d{0,2}([.,])\\d{3}(?:\\1\\d{3})*$"));
    static const QRegularExpression groupedDecimal(
        QStringLiteral("^([1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\2\\d{3})*)(?!\\2)[.,](\\d+)$"));
    static const QRegularExpression decimal(QStringLiteral("^(\\d+)(?:[.,](\\d+))?$"));
    const bool oneSeparator = number.count(u'.') + number.count(u',') == 1;
    if (grouped.match(number).hasMatch() && !(oneSeparator && hasUnit))
        return Digits{withoutSeparators(number), {}};
    if (const auto match = groupedDecimal.match(number); match.hasMatch())
        return Digits{withoutSeparators(match.captured(1)), match.captured(3)};
    const auto match = decimal.match(number);
    if (!match.hasMatch())
        return std::nullopt;
    return Digits{match.captured(1), match.captured(2)};
}

/// A typed amount in its parts.
struct TypedAmount
{
    bool isNegative = false;
    QString number;
    QString unit;
};

std::optional<TypedAmount> takeApart(const QString &text)
{
    // `Rp 1.000,-` has no fraction. Some languages separate groups by a no-break space.
    static const QRegularExpression groupSpace(
        QStringLiteral("(?<=\\d)[\\x{00A0}\\x{2009}\\x{202F}](?=\\d{3}(?!\\d))"));
    static const QRegularExpression form(
        QStringLiteral("^(-?) ?(?:(?:rp|idr)\\.? ?)?(-?) ?(\\d[\\d.,]*?)(?:[.,]--?)?(?: ?([a-z]+)\\.?)?$"));
    const QString spelled = plainSpelling(QString(text).remove(groupSpace)).toLower().simplified();
    const auto match = form.match(spelled);
    const bool hasTwoSigns = !match.captured(1).isEmpty() && !match.captured(2).isEmpty();
    if (!match.hasMatch() || hasTwoSigns)
        return std::nullopt;
    return TypedAmount{!match.captured(1).isEmpty() || !match.captured(2).isEmpty(), match.captured(3),
                       match.captured(4)};
}

AmountResult<AmountRange> between(const RangeEnds &ends, AmountUnits kind)
{
    AmountRange range;
    for (const auto &[text, end] : {std::pair{ends.from, &range.min}, std::pair{ends.to, &range.max}}) {
        if (text.isEmpty())
            continue;
        const auto amount = readAmount(text, kind);
        if (!amount)
            return tl::unexpected(amount.error());
        *end = *amount;
    }
    return range;
}

} // namespace

AmountResult<qint64> readAmount(const QString &text, AmountUnits kind)
{
    constexpr qsizetype maxPlainDecimals = 2;
    const auto typed = takeApart(text);
    const int zeros = typed ? zerosOf(typed->unit, kind) : -1;
    const bool hasUnit = typed && !typed->unit.isEmpty();
    const auto digits = zeros < 0 ? std::nullopt : splitDigits(typed->number, hasUnit);
    if (!digits || (!hasUnit && digits->decimals.size() > maxPlainDecimals))
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
    return typed->isNegative ? -amount : amount;
}

bool isUnmistakableAmount(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^-? ?(?:rp|idr)\\.? ?-?\\d|^-?\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{2}|[.,]--?)$"));
    return form.match(plainSpelling(text).toLower().simplified()).hasMatch() && readAmount(text);
}

AmountResult<AmountRange> readAmountRange(const QString &text, AmountUnits kind)
{
    if (const auto ends = readRangeEnds(text))
        return between(*ends, kind);
    const auto comparison = readComparison(text);
    const auto amount = readAmount(comparison.value, kind);
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
