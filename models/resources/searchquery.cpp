#include "searchquery.h"

#include "comparison.h"
#include "searchamount.h"
#include "searchday.h"
#include "searchword.h"

#include <algorithm>

namespace meja {

namespace {

constexpr qsizetype mostTerms = 100;

QString fieldName(const QString &text)
{
    return text.toLower().replace(u' ', u'_');
}

tl::unexpected<Error> invalid(const SearchWord &word, const QString &why)
{
    return failure(ErrorKind::Invalid,
                   QStringLiteral("search, at character %1: %2").arg(word.at + 1).arg(why),
                   QStringLiteral("search"));
}

/// Reads one word after another against one resource.
class Reader
{
public:
    Reader(const Resource &resource, QDate today) : m_resource(resource), m_today(today) {}

    Result<SearchTerm> read(const SearchWord &word) const
    {
        if (const Column *column = columnOf(word.field))
            return readFielded(word, *column);
        if (word.plain && word.field.isEmpty()) {
            if (const Column *money = amountColumn(); money && looksLikeAmount(word.text))
                return readNumbers(word, *money);
            if (const auto days = readBareDays(word.text))
                return SearchTerm{.kind = SearchTerm::Kind::Times,
                                  .column = m_resource.dateColumn,
                                  .from = days->from,
                                  .until = days->until};
        }
        return SearchTerm{.text = word.whole};
    }

    bool knows(const QString &field) const { return columnOf(field) != nullptr; }

    /// Whether a day may stand behind this field; an empty one stands for a word by itself.
    bool takesDays(const QString &field) const
    {
        const Column *column = columnOf(field);
        return field.isEmpty() ? !m_resource.dateColumn.isEmpty()
                               : column && column->type == ValueType::Timestamp;
    }

private:
    const Column *columnOf(const QString &field) const
    {
        const QString wanted = fieldName(field);
        const auto isNamed = [&](const Column &column) {
            return column.name == wanted || fieldName(QString::fromUtf8(column.label.source)) == wanted ||
                   fieldName(column.label.text()) == wanted;
        };
        const auto found = std::find_if(m_resource.columns.cbegin(), m_resource.columns.cend(), isNamed);
        return field.isEmpty() || found == m_resource.columns.cend() ? nullptr : &*found;
    }

    const Column *amountColumn() const
    {
        const auto found = std::find_if(m_resource.columns.cbegin(), m_resource.columns.cend(),
                                        [](const Column &column) { return column.type == ValueType::Money; });
        return found == m_resource.columns.cend() ? nullptr : &*found;
    }

    static bool looksLikeAmount(const QString &text)
    {
        const auto comparison = readComparison(text);
        const QString value = comparison.value.toLower();
        const auto first = value.startsWith(QLatin1String("rp")) ? value.mid(2) : value;
        return comparison.hasSign && !first.isEmpty() && first[0] >= u'0' && first[0] <= u'9';
    }

    /// A lone year is more often a part of a number than a date.
    std::optional<DayRange> readBareDays(const QString &text) const
    {
        const bool isYear = text.size() == 4 && text[0].isDigit();
        return m_resource.dateColumn.isEmpty() || isYear ? std::nullopt : readDays(text, m_today);
    }

    Result<SearchTerm> readFielded(const SearchWord &word, const Column &column) const
    {
        switch (column.type) {
        case ValueType::Key:
        case ValueType::Integer:
        case ValueType::Money:
        case ValueType::Grams:
            return readNumbers(word, column);
        case ValueType::Timestamp:
            return readTimes(word, column);
        case ValueType::Boolean:
            return readTruth(word, column);
        case ValueType::Choice:
            return readChoice(word, column);
        case ValueType::Text:
        case ValueType::LongText:
        case ValueType::Code:
        case ValueType::Phone:
        case ValueType::Email:
        case ValueType::Decimal:
        case ValueType::RecordName:
        case ValueType::Changes:
            return SearchTerm{.column = column.name, .text = word.text};
        }
        Q_UNREACHABLE();
    }

    static Result<SearchTerm> readNumbers(const SearchWord &word, const Column &column)
    {
        const auto range = readAmountRange(word.text);
        if (!range)
            return invalid(word, range.error().detail);
        return SearchTerm{.kind = SearchTerm::Kind::Numbers,
                          .column = column.name,
                          .least = range->least,
                          .most = range->most};
    }

    Result<SearchTerm> readTimes(const SearchWord &word, const Column &column) const
    {
        const auto days = readDayRange(word.text, m_today);
        if (!days)
            return invalid(word, QStringLiteral("'%1' is not a day; write it like 2026-11-22, 2026-11, 2026, "
                                                "today or yesterday")
                                     .arg(word.text));
        return SearchTerm{
            .kind = SearchTerm::Kind::Times, .column = column.name, .from = days->from, .until = days->until};
    }

    static Result<SearchTerm> readTruth(const SearchWord &word, const Column &column)
    {
        static const QStringList yes{QStringLiteral("yes"), QStringLiteral("ya"), QStringLiteral("true")};
        static const QStringList no{QStringLiteral("no"), QStringLiteral("tidak"), QStringLiteral("false")};
        const QString text = word.text.toLower();
        if (!yes.contains(text) && !no.contains(text))
            return invalid(word, QStringLiteral("'%1' is neither yes nor no").arg(word.text));
        const QString code = yes.contains(text) ? QStringLiteral("true") : QStringLiteral("false");
        return SearchTerm{.kind = SearchTerm::Kind::Codes, .column = column.name, .codes = {code}};
    }

    /// The code or word itself, else all that contain the text.
    static Result<SearchTerm> readChoice(const SearchWord &word, const Column &column)
    {
        const QString wanted = fieldName(word.text);
        if (const Choice *choice = column.choice(word.text))
            return SearchTerm{
                .kind = SearchTerm::Kind::Codes, .column = column.name, .codes = {choice->code}};
        QStringList codes;
        for (const Choice &choice : column.choices) {
            const QStringList words{choice.code.toLower(), fieldName(QString::fromUtf8(choice.label.source)),
                                    fieldName(choice.label.text())};
            if (words.contains(wanted))
                return SearchTerm{
                    .kind = SearchTerm::Kind::Codes, .column = column.name, .codes = {choice.code}};
            if (std::any_of(words.cbegin(), words.cend(),
                            [&](const QString &each) { return each.contains(wanted); }))
                codes.append(choice.code);
        }
        if (codes.isEmpty())
            return invalid(word,
                           QStringLiteral("'%1' is none of the choices of %2").arg(word.text, column.name));
        return SearchTerm{.kind = SearchTerm::Kind::Codes, .column = column.name, .codes = codes};
    }

    const Resource &m_resource;
    QDate m_today;
};

bool isWord(const SearchWord &word, QLatin1StringView text)
{
    return word.plain && word.text.compare(text, Qt::CaseInsensitive) == 0;
}

/// "hari ini" is one word to people, behind a time's `field:` and alone where there is a date column.
QList<SearchWord> joinedDays(const QList<SearchWord> &words, const Reader &reader)
{
    QList<SearchWord> joined;
    for (const SearchWord &word : words) {
        if (!joined.isEmpty() && word.field.isEmpty() && isWord(word, QLatin1StringView("ini")) &&
            isWord(joined.last(), QLatin1StringView("hari")) && reader.takesDays(joined.last().field))
            joined.last().text = QStringLiteral("hari_ini");
        else
            joined.append(word);
    }
    return joined;
}

} // namespace

Result<SearchQuery> SearchQuery::parse(const Resource &resource, const QString &text, QDate today)
{
    SearchQuery query;
    const Reader reader(resource, today);
    for (const SearchWord &word : joinedDays(splitSearch(text), reader)) {
        if (word.text.isEmpty() && (word.field.isEmpty() || reader.knows(word.field)))
            continue; // Still being typed.
        const auto term = reader.read(word);
        if (!term)
            return tl::unexpected(term.error());
        if (!query.m_terms.contains(*term))
            query.m_terms.append(*term);
        if (query.m_terms.size() > mostTerms)
            return invalid(word, QStringLiteral("more than %1 different words").arg(mostTerms));
    }
    return query;
}

} // namespace meja
