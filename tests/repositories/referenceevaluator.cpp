#include "referenceevaluator.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <utility>

namespace meja {

namespace {

/// İ, which QChar::toLower keeps unchanged, because its full mapping has two letters.
constexpr char32_t dottedCapitalI = 0x130;

using Test = std::function<bool(const ReferenceRow &)>;

qsizetype indexOf(const Resource &resource, const QString &column)
{
    const auto found = std::find_if(resource.columns.cbegin(), resource.columns.cend(),
                                    [&](const Column &each) { return each.name == column; });
    Q_ASSERT_X(found != resource.columns.cend(), "ReferenceEvaluator", qUtf8Printable(column));
    return found - resource.columns.cbegin();
}

/// A typed phone number: whether it has a plus, and its digits.
struct TypedNumber
{
    bool isInternational = false;
    QString digits; ///< Empty when the text is not a number.
};

TypedNumber typedNumber(const QString &word)
{
    // Blanks, signs and the invisible characters that are copied with a number.
    static const QRegularExpression separators(QStringLiteral(
        "[-.()/\\[\\]\\s\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]"));
    static const QRegularExpression number(QStringLiteral("^(\\+?)([0-9]+)$"));
    const auto match = number.match(QString(word).remove(separators));
    const bool isInternational = match.capturedLength(1) > 0;
    QString digits = match.captured(2);
    if (!isInternational && digits.startsWith(QLatin1String("0062")))
        digits.remove(0, 2);
    if (digits.startsWith(QLatin1String("620")))
        digits.remove(2, 1);
    return {isInternational, digits};
}

bool phoneContains(const ReferenceValue &phone, const QString &word)
{
    const auto [isInternational, digits] = typedNumber(word);
    if (digits.isEmpty())
        return !phone.isNull() && phone.folded.contains(ReferenceEvaluator::fold(word));
    if (isInternational || digits.startsWith(QLatin1String("62")))
        return phone.text.startsWith(u'+' + digits);
    if (digits.size() > 1 && digits[0] == u'0' && digits != QLatin1String("00") &&
        digits != QLatin1String("006"))
        return phone.text.startsWith(QLatin1String("+62") + digits.mid(1));
    return phone.text.contains(digits);
}

/// Whether the word is this phone number, complete, in any spelling.
bool isPhone(const ReferenceValue &phone, const QString &word)
{
    const auto [isInternational, digits] = typedNumber(word);
    QString number;
    if (isInternational || digits.startsWith(QLatin1String("62")))
        number = u'+' + digits;
    else if (digits.startsWith(u'0'))
        number = QLatin1String("+62") + digits.mid(1);
    else if (digits.startsWith(u'8'))
        number = QLatin1String("+62") + digits;
    static const QRegularExpression whole(QStringLiteral("^\\+62[1-9]\\d{7,12}$"));
    return whole.match(number).hasMatch() && number == phone.text;
}

/// A word in the form in which it is compared, and the form of the stored text that it is compared with.
struct ComparedWord
{
    QString text;
    QString ReferenceValue::*stored;
};

QString withoutPunctuation(const QString &code)
{
    static const QRegularExpression around(
        QStringLiteral("^[#(\\[{<\"'\u201C\u2018:\u2116]+|[.,;:!?)\\]}>\"'\u201D\u2019\u2026]+$"));
    const QString bare = QString(code).remove(around);
    return bare.isEmpty() ? code : bare;
}

ComparedWord compared(ValueType type, const QString &word)
{
    const QString bare = type == ValueType::Code ? withoutPunctuation(word) : word;
    const QString unified = ReferenceEvaluator::unify(bare);
    const QList<uint> points = unified.toUcs4();
    const bool hasSpecial = std::any_of(points.cbegin(), points.cend(), [](uint point) {
        return ReferenceEvaluator::hasSeveralForms(char32_t(point));
    });
    return {ReferenceEvaluator::fold(unified),
            hasSpecial ? &ReferenceValue::unified : &ReferenceValue::folded};
}

Test contains(qsizetype at, ValueType type, const QString &word)
{
    if (type == ValueType::Phone)
        return [=](const ReferenceRow &row) { return phoneContains(row.values[at], word); };
    return [at, wanted = compared(type, word)](const ReferenceRow &row) {
        return !row.values[at].isNull() && (row.values[at].*wanted.stored).contains(wanted.text);
    };
}

Test isWhole(qsizetype at, ValueType type, const QString &word)
{
    if (type == ValueType::Phone)
        return [=](const ReferenceRow &row) { return isPhone(row.values[at], word); };
    return [at, wanted = compared(type, word)](const ReferenceRow &row) {
        return !row.values[at].isNull() && row.values[at].*wanted.stored == wanted.text;
    };
}

Test searched(const Resource &resource, const SearchField &field, const QString &word)
{
    const qsizetype at = indexOf(resource, field.column);
    const ValueType type = resource.columns[at].type;
    switch (field.kind) {
    case SearchKind::Contains:
        return contains(at, type, word);
    case SearchKind::StartsWith:
        return [at, wanted = compared(type, word)](const ReferenceRow &row) {
            return !row.values[at].isNull() && (row.values[at].*wanted.stored).startsWith(wanted.text);
        };
    case SearchKind::Exact:
        return isWhole(at, type, word);
    }
    Q_UNREACHABLE();
}

Test anywhere(const Resource &resource, const QString &word, Role role)
{
    QList<Test> tests;
    for (const SearchField &field : resource.searchFields) {
        const Column *column = resource.column(field.column);
        if (column->isOpenTo(role) && !column->isMaskedFor(role))
            tests.append(searched(resource, field, word));
    }
    return [tests](const ReferenceRow &row) {
        return std::any_of(tests.cbegin(), tests.cend(), [&](const Test &test) { return test(row); });
    };
}

/// The start of a store day, in microseconds since 1970.
qint64 dayStart(QDate day)
{
    return QDate(1970, 1, 1).daysTo(day) * 86'400'000'000 - 7 * 3'600'000'000;
}

Test within(qsizetype at, QDate from, QDate until)
{
    return [=](const ReferenceRow &row) {
        const ReferenceValue &moment = row.values[at];
        return !moment.isNull() && (!from.isValid() || moment.number >= dayStart(from)) &&
               (!until.isValid() || moment.number < dayStart(until));
    };
}

Test between(qsizetype at, std::optional<qint64> min, std::optional<qint64> max)
{
    return [=](const ReferenceRow &row) {
        const ReferenceValue &value = row.values[at];
        return !value.isNull() && value.number >= min.value_or(value.number) &&
               value.number <= max.value_or(value.number);
    };
}

/// For a column with one decimal; the limits are in tenths.
Test tenthsBetween(qsizetype at, std::optional<qint64> min, std::optional<qint64> max)
{
    return [=](const ReferenceRow &row) {
        const qint64 tenths = qRound64(row.values[at].text.toDouble() * 10);
        return !row.values[at].isNull() && tenths >= min.value_or(tenths) && tenths <= max.value_or(tenths);
    };
}

Test meaning(const Resource &resource, const ReferenceTerm &term, Role role)
{
    if (term.column.isEmpty())
        return anywhere(resource, term.text, role);
    const qsizetype at = indexOf(resource, term.column);
    switch (term.kind) {
    case ReferenceTerm::Kind::Text:
        return contains(at, resource.columns[at].type, term.text);
    case ReferenceTerm::Kind::Numbers:
        return between(at, term.min, term.max);
    case ReferenceTerm::Kind::Tenths:
        return tenthsBetween(at, term.min, term.max);
    case ReferenceTerm::Kind::Days:
        return within(at, term.from, term.until);
    case ReferenceTerm::Kind::Code:
        return [at, code = term.text](const ReferenceRow &row) { return row.values[at].text == code; };
    }
    Q_UNREACHABLE();
}

Test isOneOf(const Resource &resource, const Condition &condition)
{
    const qsizetype at = indexOf(resource, condition.column);
    const Filter *filter = resource.filter(condition.column);
    const bool byKey = filter && filter->kind == FilterKind::Related;
    return [=, values = condition.values](const ReferenceRow &row) {
        const ReferenceValue &value = row.values[at];
        return byKey ? value.link != 0 && values.contains(QString::number(value.link))
                     : !value.isNull() && values.contains(value.text);
    };
}

Test isInRange(const Resource &resource, const Condition &condition)
{
    const qsizetype at = indexOf(resource, condition.column);
    if (resource.columns[at].type == ValueType::Timestamp)
        return within(at, QDate::fromString(condition.from, Qt::ISODate),
                      QDate::fromString(condition.to, Qt::ISODate));
    const auto end = [](const QString &text) {
        return text.isEmpty() ? std::nullopt : std::optional(text.toLongLong());
    };
    return between(at, end(condition.from), end(condition.to));
}

Test meaning(const Resource &resource, const Condition &condition)
{
    const qsizetype at = indexOf(resource, condition.column);
    switch (condition.kind) {
    case Condition::Kind::AnyOf:
        return isOneOf(resource, condition);
    case Condition::Kind::Between:
        return isInRange(resource, condition);
    case Condition::Kind::Empty:
        return [at](const ReferenceRow &row) { return row.values[at].text.isEmpty(); };
    case Condition::Kind::NotEmpty:
        return [at](const ReferenceRow &row) { return !row.values[at].text.isEmpty(); };
    }
    Q_UNREACHABLE();
}

template <class T>
int compare(const T &one, const T &other)
{
    return one < other ? -1 : other < one ? 1 : 0;
}

int compareValues(const ReferenceValue &one, const ReferenceValue &other)
{
    if (one.isNull() || other.isNull())
        return compare(one.isNull(), other.isNull());
    return compare(one.number, other.number);
}

/// The order of a list, with the key at its end.
class Order
{
public:
    Order(const Resource &resource, const QList<SortLevel> &levels)
    {
        for (const SortLevel &level : levels) {
            const qsizetype at = indexOf(resource, level.column);
            m_levels.append({at, level.direction});
        }
    }

    bool operator()(const ReferenceRow *one, const ReferenceRow *other) const
    {
        for (const Level &level : m_levels) {
            const int difference = compareValues(one->values[level.at], other->values[level.at]);
            if (difference != 0)
                return (difference < 0) == (level.direction == SortDirection::Ascending);
        }
        return one != other &&
               (one->key < other->key) == (m_levels.last().direction == SortDirection::Ascending);
    }

private:
    struct Level
    {
        qsizetype at;
        SortDirection direction;
    };
    QList<Level> m_levels;
};

} // namespace

ReferenceEvaluator::ReferenceEvaluator(const Resource &resource, QList<ReferenceRow> rows)
    : m_resource(resource), m_rows(std::move(rows))
{
    for (ReferenceRow &row : m_rows) {
        for (ReferenceValue &value : row.values) {
            value.folded = fold(value.text);
            value.unified = fold(unify(value.text));
        }
    }
}

char32_t ReferenceEvaluator::fold(char32_t point)
{
    return point == dottedCapitalI ? U'i' : QChar::toLower(point);
}

QString ReferenceEvaluator::fold(const QString &text)
{
    QString folded;
    for (const uint point : text.toUcs4())
        folded += QChar::fromUcs4(fold(char32_t(point)));
    return folded;
}

QString ReferenceEvaluator::unify(const QString &text)
{
    static const QRegularExpression apostrophes(
        QStringLiteral("[\u2018\u2019\u201B\u02B9\u02BB\u02BC`\u00B4\u2032\uFF07]"));
    static const QRegularExpression quotes(
        QStringLiteral("[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\uFF02]"));
    static const QRegularExpression dashes(QStringLiteral("[\u2010-\u2015\u2212\uFE63\uFF0D]"));
    static const QRegularExpression blanks(
        QStringLiteral("[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+"));
    return text.normalized(QString::NormalizationForm_C)
        .replace(apostrophes, QStringLiteral("'"))
        .replace(quotes, QStringLiteral("\""))
        .replace(dashes, QStringLiteral("-"))
        .replace(blanks, QStringLiteral(" "));
}

bool ReferenceEvaluator::hasSeveralForms(char32_t point)
{
    const QString text = QStringView(QChar::fromUcs4(point)).toString();
    const bool isHangul = (point >= 0x1100 && point <= 0x11FF) || (point >= 0xAC00 && point <= 0xD7A3);
    return QStringLiteral("'\"- ;\u00B7\u0399\u03B9").contains(text) || unify(text) != text || isHangul ||
           text != text.normalized(QString::NormalizationForm_D) || QChar::isMark(point);
}

QList<qint64> ReferenceEvaluator::keys(const ListQuery &query, const QList<ReferenceTerm> &terms,
                                       Role role) const
{
    QList<Test> tests;
    for (const ReferenceTerm &term : terms)
        tests.append(meaning(m_resource, term, role));
    for (const Condition &condition : query.conditions)
        tests.append(meaning(m_resource, condition));
    if (query.dates)
        tests.append(
            within(indexOf(m_resource, m_resource.dateColumn), query.dates->from, query.dates->until));
    QList<const ReferenceRow *> found;
    for (const ReferenceRow &row : m_rows) {
        if (std::all_of(tests.cbegin(), tests.cend(), [&](const Test &test) { return test(row); }))
            found.append(&row);
    }
    std::sort(found.begin(), found.end(),
              Order(m_resource, query.order.isEmpty() ? m_resource.defaultOrder : query.order));
    QList<qint64> keys;
    for (const ReferenceRow *row : std::as_const(found))
        keys.append(row->key);
    return keys;
}

} // namespace meja
