#include "searchproblemtext.h"

#include <QCoreApplication>

namespace meja {

namespace {

QString valuesOf(const Column *column)
{
    QStringList words;
    for (const Choice &choice : column ? column->choices : QList<Choice>())
        words.append(choice.label.text());
    return words.join(QLatin1String(", "));
}

const char *pattern(SearchProblem::Reason reason)
{
    using Reason = SearchProblem::Reason;
    switch (reason) {
    case Reason::NoValue:
        return QT_TRANSLATE_NOOP("Searches", "Add a value after “%1”.");
    case Reason::NotAnAmount:
        return QT_TRANSLATE_NOOP("Searches", "“%1” is not an amount. Write it like 500rb, 1,5jt or 250.000.");
    case Reason::NotWhole:
        return QT_TRANSLATE_NOOP("Searches",
                                 "“%1” is not a whole number. Write it like 500rb, 1,5jt or 250.000.");
    case Reason::TooLarge:
        return QT_TRANSLATE_NOOP("Searches", "“%1” is too large.");
    case Reason::NotANumber:
        return QT_TRANSLATE_NOOP("Searches", "“%1” is not a number. Write it like 4 or 4,5.");
    case Reason::NotADay:
        return QT_TRANSLATE_NOOP(
            "Searches", "“%1” is not a date. Write it like 2026-11-22, 2026-11, today or yesterday.");
    case Reason::ClockTime:
        return QT_TRANSLATE_NOOP("Searches",
                                 "“%1” contains a time of day. Search by date only, like 2026-11-22.");
    case Reason::NotAChoice:
        return QT_TRANSLATE_NOOP("Searches", "“%1” is not a valid value. Choose from: %2.");
    case Reason::NotYesOrNo:
        return QT_TRANSLATE_NOOP("Searches", "“%1” is not valid here. Write yes or no.");
    case Reason::NoAmounts:
        return QT_TRANSLATE_NOOP("Searches",
                                 "This list has no amount to compare with “%1”. Write a column name "
                                 "before it, or put it in quotes to search for the text.");
    case Reason::NoDays:
        return QT_TRANSLATE_NOOP("Searches",
                                 "This list has no date to compare with “%1”. Write a column name before "
                                 "it, or put it in quotes to search for the text.");
    case Reason::TooManyWords:
        return QT_TRANSLATE_NOOP("Searches", "The search has more than %1 different words. Use fewer words.");
    case Reason::Masked:
        return QT_TRANSLATE_NOOP("Searches", "Your role cannot search by this column.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString searchProblemSentence(const SearchProblem &problem, const Resource &resource)
{
    constexpr qsizetype maxWordLength = 60;
    const Column *column = resource.column(problem.column);
    const QString word =
        problem.word.size() > maxWordLength ? problem.word.left(maxWordLength) + u'…' : problem.word;
    // Inserted last, because the typed word may contain `%2`.
    const QString text = QCoreApplication::translate("Searches", pattern(problem.reason))
                             .replace(QLatin1String("%2"), valuesOf(column))
                             .replace(QLatin1String("%1"), word);
    return column ? column->label.text() + QLatin1String(": ") + text : text;
}

} // namespace meja
