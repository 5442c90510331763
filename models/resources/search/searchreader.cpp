#include "searchreader.h"

#include "comparison.h"
#include "searchamount.h"
#include "searchchoice.h"
#include "searchdecimal.h"

#include <QRegularExpression>

#include <algorithm>

namespace meja {

namespace {

using Reason = SearchProblem::Reason;

tl::unexpected<SearchProblem> unreadable(Reason reason, const SearchWord &word, const QString &part,
                                         const Column *column = nullptr, bool isBegun = false)
{
    return tl::unexpected(SearchProblem{.reason = reason,
                                        .word = part,
                                        .column = column ? column->name : QString(),
                                        .at = word.at,
                                        .isBegun = isBegun && word.isLast});
}

SearchTerm times(const QString &column, const DayRange &days)
{
    return {.kind = SearchTerm::Kind::Times, .column = column, .from = days.from, .until = days.until};
}

/// The values of a word: the text after its sign, or both ends of a range.
QStringList partsOf(const QString &text)
{
    const auto comparison = readComparison(text);
    if (comparison.hasSign)
        return {comparison.value};
    const auto dots = text.indexOf(QLatin1String(".."));
    return dots < 0 ? QStringList{text} : QStringList{text.left(dots), text.mid(dots + 2)};
}

bool beginsLikeAmount(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^-?(?:rp\\.?)?[0-9]"),
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

bool beginsLikeDay(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{4}-"));
    return form.match(text).hasMatch();
}

bool isYear(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:19|20)[0-9]{2}$"));
    return form.match(text).hasMatch();
}

/// Whether every end that is not empty passes, and at most one end is empty.
bool everyPart(const QString &text, bool (*holds)(const QString &))
{
    const QStringList parts = partsOf(text);
    const auto fits = [holds](const QString &part) { return part.isEmpty() || holds(part); };
    return std::all_of(parts.cbegin(), parts.cend(), fits) &&
           !std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) { return part.isEmpty(); });
}

bool comparesSomething(const QString &text)
{
    return readComparison(text).hasSign || text.contains(QLatin1String(".."));
}

bool hasClockTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[<>=]{0,2}[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}T[0-9]"),
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

ReadTerm readNumbers(const SearchWord &word, const Column &column)
{
    const auto range = readAmountRange(word.text);
    if (!range)
        return unreadable(range.error().reason, word, range.error().text, &column, range.error().isBegun);
    return SearchTerm{
        .kind = SearchTerm::Kind::Numbers, .column = column.name, .min = range->min, .max = range->max};
}

ReadTerm readDecimals(const SearchWord &word, const Column &column)
{
    const auto range = readDecimalRange(word.text);
    if (!range)
        return unreadable(Reason::NotANumber, word, word.text, &column, isBegunDecimal(word.text));
    return SearchTerm{.kind = SearchTerm::Kind::Decimals, .column = column.name, .decimals = *range};
}

ReadTerm readCodes(const SearchWord &word, const Column &column)
{
    const bool isYesNo = column.type == ValueType::Boolean;
    const QStringList codes = isYesNo ? codesOfYesNo(word.text) : codesOfChoice(column, word.text);
    if (codes.isEmpty())
        return unreadable(isYesNo ? Reason::NotYesOrNo : Reason::NotAChoice, word, word.text, &column,
                          isYesNo && isBegunYesNo(word.text));
    return SearchTerm{.kind = SearchTerm::Kind::Codes, .column = column.name, .codes = codes};
}

} // namespace

ReadTerm SearchReader::read(const SearchWord &word) const
{
    if (const Column *column = columnOf(word.field))
        return readFielded(word, *column);
    if (const auto term = word.plain ? readAlone(word) : std::nullopt)
        return *term;
    return SearchTerm{.text = word.whole};
}

const Column *SearchReader::columnOf(const QString &field) const
{
    const QString wanted = searchableName(field);
    const auto isNamed = [&](const Column &column) {
        return column.name == wanted || searchableName(QString::fromUtf8(column.label.source)) == wanted ||
               searchableName(column.label.text()) == wanted;
    };
    const auto found = std::find_if(m_resource.columns.cbegin(), m_resource.columns.cend(), isNamed);
    return field.isEmpty() || found == m_resource.columns.cend() ? nullptr : &*found;
}

bool SearchReader::takesDays(const QString &field) const
{
    const Column *column = columnOf(field);
    return field.isEmpty() ? !m_resource.dateColumn.isEmpty()
                           : column && column->type == ValueType::Timestamp;
}

bool SearchReader::takesPhones(const QString &field) const
{
    const auto isPhone = [this](const QString &name) {
        const Column *column = m_resource.column(name);
        return column && column->type == ValueType::Phone;
    };
    if (const Column *column = columnOf(field))
        return isPhone(column->name);
    return field.isEmpty() && std::any_of(m_resource.searchFields.cbegin(), m_resource.searchFields.cend(),
                                          [&](const SearchField &each) { return isPhone(each.column); });
}

bool SearchReader::takesSigns(const QString &field) const
{
    const Column *column = columnOf(field);
    return column &&
           (column->isNumeric() || column->type == ValueType::Key || column->type == ValueType::Timestamp);
}

bool SearchReader::isComparison(const QString &text) const
{
    return everyPart(text, beginsLikeAmount) || readComparedDays(text).has_value();
}

const Column *SearchReader::amountColumn() const
{
    const auto found = std::find_if(m_resource.columns.cbegin(), m_resource.columns.cend(),
                                    [](const Column &column) { return column.type == ValueType::Money; });
    return found == m_resource.columns.cend() ? nullptr : &*found;
}

std::optional<ReadTerm> SearchReader::readAlone(const SearchWord &word) const
{
    if (takesDays({}) && hasClockTime(word.whole))
        return unreadable(Reason::ClockTime, word, word.whole);
    if (!word.field.isEmpty())
        return std::nullopt;
    if (comparesSomething(word.text))
        return readCompared(word);
    if (const auto days = takesDays({}) ? readBareDays(word.text) : std::nullopt)
        return times(m_resource.dateColumn, *days);
    return std::nullopt;
}

/// A sign or range without a field. Days are tried before amounts; a word that resembles neither is text.
std::optional<ReadTerm> SearchReader::readCompared(const SearchWord &word) const
{
    const QString value = partsOf(word.text).last();
    const bool hasSign = readComparison(word.text).hasSign;
    if (hasSign && value.isEmpty() && word.isLast)
        return unreadable(Reason::NoValue, word, word.whole, nullptr, true);
    if (const auto days = readComparedDays(word.text))
        return readOwnDays(word, *days);
    const bool mayBecomeDay = hasSign && word.isLast && takesDays({}) && isBegunDay(value);
    if (hasSign && (beginsLikeDay(value) || (mayBecomeDay && !beginsLikeAmount(value))))
        return unreadable(takesDays({}) ? Reason::NotADay : Reason::NoDays, word, value, nullptr,
                          isBegunDay(value));
    if (everyPart(word.text, beginsLikeAmount))
        return readOwnAmounts(word);
    return std::nullopt;
}

ReadTerm SearchReader::readOwnDays(const SearchWord &word, const DayRange &days) const
{
    if (!takesDays({}))
        return unreadable(Reason::NoDays, word, word.text);
    return times(m_resource.dateColumn, days);
}

ReadTerm SearchReader::readOwnAmounts(const SearchWord &word) const
{
    const QString value = partsOf(word.text).last();
    const Column *money = amountColumn();
    if (!money)
        return unreadable(Reason::NoAmounts, word, word.text, nullptr, takesDays({}) && isBegunDay(value));
    auto term = readNumbers(word, *money);
    if (!term)
        term.error().column.clear();
    return term;
}

/// A year without a sign is text: it is more often a part of a number than a date.
std::optional<DayRange> SearchReader::readBareDays(const QString &text) const
{
    const bool isNumber = text.size() == 4 && text[0].isDigit();
    return isNumber ? std::nullopt : readDays(text, m_today);
}

/// In a list with amounts, a compared year is an amount.
std::optional<DayRange> SearchReader::readComparedDays(const QString &text) const
{
    const auto isFourDigits = [](const QString &part) { return part.size() == 4 && part[0].isDigit(); };
    const bool isYears = everyPart(text, isYear);
    if (!comparesSomething(text) || (everyPart(text, isFourDigits) && (!isYears || amountColumn())))
        return std::nullopt;
    return readDayRange(text, m_today);
}

ReadTerm SearchReader::readFielded(const SearchWord &word, const Column &column) const
{
    const bool isBareSign = takesSigns(word.field) && readComparison(word.text).value.isEmpty();
    if (word.text.isEmpty() || isBareSign)
        return unreadable(Reason::NoValue, word, word.whole, nullptr, true);
    switch (column.type) {
    case ValueType::Key:
    case ValueType::Integer:
    case ValueType::Money:
    case ValueType::Grams:
        return readNumbers(word, column);
    case ValueType::Decimal:
        return readDecimals(word, column);
    case ValueType::Timestamp:
        return readTimes(word, column);
    case ValueType::Boolean:
    case ValueType::Choice:
        return readCodes(word, column);
    case ValueType::Text:
    case ValueType::LongText:
    case ValueType::Code:
    case ValueType::Phone:
    case ValueType::Email:
    case ValueType::RecordName:
    case ValueType::Changes:
        return SearchTerm{.column = column.name, .text = word.text};
    }
    Q_UNREACHABLE();
}

ReadTerm SearchReader::readTimes(const SearchWord &word, const Column &column) const
{
    const auto days = readDayRange(word.text, m_today);
    if (hasClockTime(word.text))
        return unreadable(Reason::ClockTime, word, word.text, &column);
    if (!days)
        return unreadable(Reason::NotADay, word, word.text, &column, isBegunDay(partsOf(word.text).last()));
    return times(column.name, *days);
}

} // namespace meja
