#include "filterargument.h"

#include "changewords.h"
#include "comparison.h"
#include "phonespelling.h"
#include "resourcecatalogue.h"
#include "searchamount.h"
#include "searchchoice.h"
#include "searchday.h"
#include "searchdecimal.h"
#include "valueformat.h"

#include <QRegularExpression>

#include <algorithm>

namespace meja {

namespace {

QString messageOf(const AmountProblem &problem)
{
    return SearchProblem{.reason = problem.reason, .word = problem.text}.sentence();
}

/// Parses the value of a filter for one column.
class FilterValueReader
{
public:
    FilterValueReader(const Resource &resource, const Column &column, const QString &value, QDate today)
        : m_resource(resource), m_column(column), m_value(value), m_today(today)
    {}

    [[nodiscard]] Result<Condition> read() const
    {
        const Filter *filter = m_resource.filter(m_column.name);
        if (filter && filter->kind == FilterKind::Related)
            return values([this](const QString &word) { return keyOf(word); });
        switch (m_column.type) {
        case ValueType::Key:
        case ValueType::Integer:
        case ValueType::Money:
        case ValueType::Grams:
            return readNumbers();
        case ValueType::Decimal:
            return readDecimals();
        case ValueType::Timestamp:
            return readDays();
        case ValueType::Boolean:
            return values([this](const QString &word) { return booleanOf(word); });
        case ValueType::Choice:
            return values([this](const QString &word) { return codeOf(word); });
        case ValueType::Phone:
            return values([this](const QString &word) { return phoneOf(word); });
        case ValueType::Email:
            return values([](const QString &word) { return word.toLower(); });
        case ValueType::Changes:
            return refusal(QStringLiteral("changes cannot be compared with a value; use %1= for entries "
                                          "without changes or %1=* for entries with changes")
                               .arg(m_column.name));
        case ValueType::RecordName:
            return values([](const QString &word) { return ChangeWords::recordNamed(word).value_or(word); });
        case ValueType::Text:
        case ValueType::LongText:
        case ValueType::Code:
            return readTexts();
        }
        Q_UNREACHABLE();
    }

private:
    [[nodiscard]] tl::unexpected<Error> refusal(const QString &why) const
    {
        return failure(ErrorKind::Invalid, QStringLiteral("--filter %1: %2").arg(m_column.name, why),
                       QStringLiteral("usage"));
    }

    [[nodiscard]] Condition between(const QString &from, const QString &to) const
    {
        return {.column = m_column.name, .kind = Condition::Kind::Between, .from = from, .to = to};
    }

    [[nodiscard]] tl::unexpected<Error> endBeforeStart() const
    {
        return refusal(QStringLiteral("the range '%1' ends before it starts").arg(m_value));
    }

    [[nodiscard]] bool isRange() const
    {
        return m_value.contains(QLatin1String("..")) || readComparison(m_value).hasSign;
    }

    [[nodiscard]] AmountResult<qint64> amountOf(const QString &word) const
    {
        return readAmount(word, units());
    }

    [[nodiscard]] AmountUnits units() const
    {
        return m_column.type == ValueType::Grams ? AmountUnits::Weight : AmountUnits::Money;
    }

    template <class Read>
    [[nodiscard]] Result<Condition> values(const Read &read) const
    {
        Condition condition{.column = m_column.name};
        for (const QString &word : m_value.split(u',')) {
            if (word.trimmed().isEmpty())
                return refusal(QStringLiteral("'%1' has an empty value next to a comma").arg(m_value));
            const Result<QString> value = read(word.trimmed());
            if (!value)
                return tl::unexpected(value.error());
            condition.values.append(*value);
        }
        return condition;
    }

    /// A text with commas is also compared as a whole, because it may contain them. Dots with a space beside
    /// them belong to a text, too.
    [[nodiscard]] Result<Condition> readTexts() const
    {
        static const QRegularExpression range(QStringLiteral("^[^\\s.]+\\.\\.[^\\s.]+$"));
        if (range.match(m_value).hasMatch())
            return refusal(QStringLiteral("'%1' is a range, but only amounts, numbers and times have ranges")
                               .arg(m_value));
        auto condition = values([](const QString &word) { return word; });
        if (condition && condition->values.size() > 1)
            condition->values.append(m_value);
        return condition;
    }

    /// A day range includes its last day; the end of a `Condition` is exclusive, so it is the day after.
    [[nodiscard]] Result<Condition> readDays() const
    {
        const auto days = readDayRange(m_value, m_today);
        if (!days)
            return refusal(
                QStringLiteral("'%1' is neither a day nor a range of days; examples: 2026-11-22, 2026-11, "
                               "kemarin, 2026-11-01..2026-11-22, 2026-11-20.., ..2026-11-22")
                    .arg(m_value));
        if (days->from && days->until && *days->from >= *days->until)
            return endBeforeStart();
        const auto text = [](const std::optional<QDate> &day) {
            return day ? day->toString(Qt::ISODate) : QString();
        };
        return between(text(days->from), text(days->until));
    }

    [[nodiscard]] Result<Condition> readNumbers() const
    {
        if (!isRange() && isOneAmount())
            return Condition{.column = m_column.name, .values = {QString::number(*amountOf(m_value))}};
        if (!isRange())
            return mayBeOneAmount() ? Result<Condition>(ambiguous())
                                    : values([this](const QString &word) { return numberOf(word); });
        const auto range = readAmountRange(m_value, units());
        if (!range)
            return refusal(messageOf(range.error()));
        if (range->min && range->max && *range->min > *range->max)
            return endBeforeStart();
        const auto text = [](const std::optional<qint64> &number) {
            return number ? QString::number(*number) : QString();
        };
        return between(text(range->min), text(range->max));
    }

    /// `1,5jt`, `77.000,00`, `250,000` and `Rp 250,100` are one amount with a comma: their parts are not
    /// values of their own. Keys have no separators.
    [[nodiscard]] bool isOneAmount() const
    {
        static const QRegularExpression zeros(QStringLiteral("^0\\d"));
        static const QRegularExpression letterFirst(QStringLiteral("^\\s*[a-z]"),
                                                    QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression letterLast(QStringLiteral("[a-z]\\.?\\s*$"),
                                                   QRegularExpression::CaseInsensitiveOption);
        const QStringList parts = m_value.split(u',');
        if (parts.size() < 2 || m_column.type == ValueType::Key || !amountOf(m_value))
            return false;
        const bool onlyFirstHasCurrency =
            m_value.contains(letterFirst) && !parts.last().contains(letterFirst);
        const bool onlyLastHasUnit = m_value.contains(letterLast) && !parts.first().contains(letterLast);
        const auto isNoValue = [&](const QString &part) { return part.contains(zeros) || !amountOf(part); };
        return onlyFirstHasCurrency || onlyLastHasUnit ||
               std::any_of(parts.cbegin(), parts.cend(), isNoValue);
    }

    /// The comma in `1000,5000` separates values; in `250,100` it may also group thousands.
    [[nodiscard]] bool mayBeOneAmount() const
    {
        return m_value.contains(u',') && m_column.type != ValueType::Key && amountOf(m_value);
    }

    [[nodiscard]] tl::unexpected<Error> ambiguous() const
    {
        return refusal(
            QStringLiteral(
                "'%1' could be one number or several; write one number with a point, like 250.100, "
                "and several numbers without groups, like 1000,5000")
                .arg(m_value));
    }

    [[nodiscard]] Result<QString> numberOf(const QString &word) const
    {
        // `Rp 5,000, Rp 6,000`: `000` is a group of an amount.
        static const QRegularExpression group(QStringLiteral("^0\\d"));
        if (word.contains(group))
            return ambiguous();
        const auto number = amountOf(word);
        return number ? Result<QString>(QString::number(*number)) : refusal(messageOf(number.error()));
    }

    [[nodiscard]] Result<Condition> readDecimals() const
    {
        // As the desktop shows it: `4,5` is one number. Several numbers have points: `4.0,5.0`.
        if (const auto number = readComparison(m_value).hasSign ? std::nullopt : readDecimalRange(m_value);
            number && !isRange())
            return Condition{.column = m_column.name, .values = {number->min}};
        if (!m_value.contains(QLatin1String("..")))
            return values([this](const QString &word) { return decimalOf(word); });
        const auto range = readDecimalRange(m_value);
        if (!range)
            return notADecimal(m_value);
        if (!range->min.isEmpty() && !range->max.isEmpty() && range->min.toDouble() > range->max.toDouble())
            return endBeforeStart();
        return between(range->min, range->max);
    }

    [[nodiscard]] Result<QString> decimalOf(const QString &word) const
    {
        const auto number = readComparison(word).hasSign ? std::nullopt : readDecimalRange(word);
        return number ? Result<QString>(number->min) : notADecimal(word);
    }

    [[nodiscard]] tl::unexpected<Error> notADecimal(const QString &text) const
    {
        return refusal(QStringLiteral("'%1' is not a number; examples: 4.5, or 4..5 for a range").arg(text));
    }

    [[nodiscard]] Result<QString> booleanOf(const QString &word) const
    {
        static const QStringList printedByList{QStringLiteral("t"), QStringLiteral("f")};
        if (printedByList.contains(word.toLower()))
            return word.toLower();
        const QStringList codes = codesOfYesNo(word);
        if (codes.isEmpty())
            return refusal(QStringLiteral("'%1' is neither yes nor no; use ya, tidak, yes, no, true or false")
                               .arg(word));
        return codes.first();
    }

    [[nodiscard]] Result<QString> codeOf(const QString &word) const
    {
        const QStringList named = codesNamed(m_column, word);
        if (named.size() == 1)
            return named.first();
        if (named.isEmpty() && mayBeOtherCode(m_column, word))
            return word;
        QStringList codes;
        for (const Choice &choice : m_column.choices)
            codes.append(choice.code);
        return refusal(QStringLiteral("'%1' is not a code of this column; available: %2")
                           .arg(word, codes.join(QLatin1String(", "))));
    }

    [[nodiscard]] Result<QString> phoneOf(const QString &word) const
    {
        if (const auto number = PhoneSpelling::whole(word))
            return *number;
        return refusal(
            QStringLiteral("'%1' is not a complete phone number; use --search to find a part of a number")
                .arg(word));
    }

    [[nodiscard]] Result<QString> keyOf(const QString &word) const
    {
        bool isKey = false;
        const qint64 key = word.toLongLong(&isKey);
        if (isKey)
            return QString::number(key);
        return refusal(
            QStringLiteral("'%1' is not a key; use the id of a row of %2, which "
                           "meja-service list %2 --search \"%1\" --format json prints as key, or search "
                           "by text: --search '%3:\"%1\"'")
                .arg(word, m_column.linksTo, m_column.name));
    }

    const Resource &m_resource;
    const Column &m_column;
    const QString &m_value;
    QDate m_today;
};

} // namespace

Result<Condition> readFilterArgument(const Resource &resource, const QString &filter, QDate today)
{
    const auto sign = filter.indexOf(u'=');
    if (sign < 1)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("--filter: '%1' has no value; examples: status=DIBAYAR,DIPROSES, "
                                      "total=500rb..1jt, placed_at=2026-11-01..2026-11-22, field= for empty, "
                                      "field=* for not empty")
                           .arg(filter),
                       QStringLiteral("usage"));
    const QString name = filter.left(sign).trimmed();
    const QString value = filter.mid(sign + 1).trimmed();
    if (value.isEmpty())
        return Condition{.column = name, .kind = Condition::Kind::Empty};
    if (value == QLatin1String("*"))
        return Condition{.column = name, .kind = Condition::Kind::NotEmpty};
    if (value == ValueFormat::missing())
        return Condition{.column = name, .kind = Condition::Kind::Empty};
    const Column *column = resource.column(name);
    return column ? FilterValueReader(resource, *column, value, today).read() : Condition{.column = name};
}

} // namespace meja
