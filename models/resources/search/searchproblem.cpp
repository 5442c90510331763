#include "searchproblem.h"

namespace meja {

namespace {

const char *pattern(SearchProblem::Reason reason)
{
    using Reason = SearchProblem::Reason;
    switch (reason) {
    case Reason::NoValue:
        return "add a value after '%1', like 500rb or 2026-11-22";
    case Reason::NotAnAmount:
        return "'%1' is not an amount; write it like 500rb, 1,5jt or 250.000";
    case Reason::NotWhole:
        return "'%1' is not a whole number; write it like 500rb, 1,5jt or 250.000";
    case Reason::TooLarge:
        return "'%1' is too large";
    case Reason::NotANumber:
        return "'%1' is not a number; write it like 4 or 4,5";
    case Reason::NotADay:
        return "'%1' is not a day; write it like 2026-11-22, 2026-11, 2026, today or yesterday";
    case Reason::ClockTime:
        return "'%1' is a time of day; search by date, like 2026-11-22";
    case Reason::NotAChoice:
        return "'%1' is not one of the choices of %2";
    case Reason::NotYesOrNo:
        return "'%1' is not yes or no";
    case Reason::NoAmounts:
        return "this list has no amount to compare with '%1'; write a column name before it, like field:>5, "
               "or put the word in quotes";
    case Reason::NoDays:
        return "this list has no date to compare with '%1'; write a column name before it, like "
               "field:>2026-11-22, or put the word in quotes";
    case Reason::TooManyWords:
        return "a search can have at most %1 different words";
    case Reason::Masked:
        return "'%2' is masked for this login: it cannot be searched";
    }
    Q_UNREACHABLE();
}

} // namespace

QString SearchProblem::sentence() const
{
    return QString::fromLatin1(pattern(reason))
        .replace(QLatin1String("%2"), column)
        .replace(QLatin1String("%1"), word);
}

Error SearchProblem::error() const
{
    return {reason == Reason::Masked ? ErrorKind::Forbidden : ErrorKind::Invalid,
            QStringLiteral("search, at character %1: ").arg(at + 1) + sentence(), QStringLiteral("search")};
}

} // namespace meja
