#include "searchreader.h"

#include "changewords.h"
#include "comparison.h"
#include "searchamount.h"
#include "searchchoice.h"
#include "searchdecimal.h"
#include "valueformat.h"

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
    return dots < 0 ? QStringList{text}
                    : QStringList{text.left(dots).trimmed(), text.mid(dots + 2).trimmed()};
}

bool beginsLikeAmount(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^-?(?:(?:rp|idr)\\.?\\s?-?)?[0-9]"),
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

AmountUnits unitsOf(const Column &column)
{
    return column.type == ValueType::Grams ? AmountUnits::Weight : AmountUnits::Money;
}

ReadTerm readNumbers(const SearchWord &word, const Column &column)
{
    const auto range = readAmountRange(word.text, unitsOf(column));
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

/// The text that the desktop shows for a column of records: `Order 17`. Others are searched as text.
ReadTerm readRecord(const SearchWord &word, const Column &column)
{
    const QString record = ChangeWords::recordNamed(word.text).value_or(word.text);
    if (record.contains(u' ') && record != word.text)
        return SearchTerm{.kind = SearchTerm::Kind::Codes, .column = column.name, .codes = {record}};
    return SearchTerm{.column = column.name, .text = record};
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

bool SearchReader::isValue(const SearchWord &word) const
{
    if (const Column *column = columnOf(word.field))
        return isValueOf(*column, word.text);
    if (!word.field.isEmpty())
        return isDay(word.whole);
    if (comparesSomething(word.text))
        return readAmountRange(word.text) || readComparedDays(word.text);
    return isDay(word.text) || (amountColumn() && isUnmistakableAmount(word.text));
}

bool SearchReader::isValueOf(const Column &column, const QString &text) const
{
    switch (column.type) {
    case ValueType::Key:
    case ValueType::Integer:
    case ValueType::Money:
    case ValueType::Grams:
        return readAmountRange(text, unitsOf(column)).has_value();
    case ValueType::Decimal:
        return readDecimalRange(text).has_value();
    case ValueType::Timestamp:
        return readDayRange(text, m_today).has_value();
    case ValueType::Boolean:
        return !codesOfYesNo(text).isEmpty();
    case ValueType::Choice:
        return !codesNamed(column, text).isEmpty();
    case ValueType::RecordName:
        return ChangeWords::recordNamed(text).has_value();
    case ValueType::Text:
    case ValueType::LongText:
    case ValueType::Code:
    case ValueType::Phone:
    case ValueType::Email:
    case ValueType::Changes:
        return false;
    }
    Q_UNREACHABLE();
}

bool SearchReader::isBegunValue(const SearchWord &word) const
{
    const Column *column = columnOf(word.field);
    return column && column->type == ValueType::Timestamp && isBegunDay(partsOf(word.text).last());
}

bool SearchReader::continuesRange(const SearchWord &word) const
{
    return beginsLikeAmount(word.whole) && !isValue(word);
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
    // A time such as `2026-11-30T18:00` looks like a field and its value.
    const bool isCompared = comparesSomething(word.whole);
    if (takesDays({}) && isCompared && hasClockTime(word.whole))
        return unreadable(Reason::ClockTime, word, word.whole);
    if (isCompared && word.field.isEmpty())
        return readCompared(word);
    if (const auto days = readBareDays(word.whole))
        return times(m_resource.dateColumn, *days);
    if (!word.field.isEmpty())
        return std::nullopt;
    const Column *money = isUnmistakableAmount(word.text) ? amountColumn() : nullptr;
    return money ? std::optional(readNumbers(word, *money)) : std::nullopt;
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

/// A year without a sign is text: it is more often a part of a number than a date. So is a day without a
/// year.
std::optional<DayRange> SearchReader::readBareDays(const QString &text) const
{
    const bool isDay = takesDays({}) && isUnmistakableDay(text, m_today);
    return isDay ? readDays(text, m_today) : std::nullopt;
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
    if (word.plain && word.text == ValueFormat::missing())
        return SearchTerm{.kind = SearchTerm::Kind::Empty, .column = column.name};
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
    case ValueType::RecordName:
        return readRecord(word, column);
    case ValueType::Text:
    case ValueType::LongText:
    case ValueType::Code:
    case ValueType::Phone:
    case ValueType::Email:
    case ValueType::Changes:
        return SearchTerm{.column = column.name, .text = word.text};
    }
    Q_UNREACHABLE();
}

ReadTerm SearchReader::readTimes(const SearchWord &word, const Column &column) const
{
    const auto days = readDayRange(word.text, m_today);
    if (!days && hasClockTime(word.text))
        return unreadable(Reason::ClockTime, word, word.text, &column);
    if (!days)
        return unreadable(Reason::NotADay, word, word.text, &column, isBegunDay(partsOf(word.text).last()));
    return times(column.name, *days);
}

} // namespace meja
