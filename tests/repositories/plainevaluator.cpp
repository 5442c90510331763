#include "plainevaluator.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace meja {

namespace {

/// Qt leaves it alone, because its full mapping has two letters.
constexpr char32_t dottedCapitalI = 0x130;

bool contains(const QString &value, const QString &word)
{
    return !value.isNull() && PlainEvaluator::fold(value).contains(PlainEvaluator::fold(word));
}

bool begins(const QString &value, const QString &word)
{
    return !value.isNull() && PlainEvaluator::fold(value).startsWith(PlainEvaluator::fold(word));
}

bool phoneMatches(const QString &phone, const QString &word)
{
    static const QRegularExpression separators(QStringLiteral("[-.()/\\s]"));
    static const QRegularExpression number(QStringLiteral("^(\\+?)([0-9]+)$"));
    const auto match = number.match(QString(word).remove(separators));
    if (!match.hasMatch())
        return contains(phone, word);
    const QString digits = match.captured(2);
    if (!match.captured(1).isEmpty() || digits.startsWith(QLatin1String("62")))
        return phone.startsWith(u'+' + digits);
    if (digits.size() > 1 && digits[0] == u'0')
        return phone.startsWith(QLatin1String("+62") + digits.mid(1));
    return phone.contains(digits);
}

bool textMatches(const NastyRow &row, const PlainTerm &term)
{
    if (term.column == QLatin1String("title"))
        return contains(row.title, term.text);
    if (term.column == QLatin1String("note"))
        return contains(row.note, term.text);
    if (term.column == QLatin1String("parent_name"))
        return contains(row.parentName, term.text);
    if (term.column == QLatin1String("both"))
        return contains(row.code + u'/' + row.parentName, term.text);
    return contains(row.code, term.text) || contains(row.title, term.text) || begins(row.note, term.text) ||
           contains(row.parentName, term.text) || phoneMatches(row.phone, term.text);
}

/// Microseconds of a store day's first moment.
qint64 dayStart(QDate day)
{
    return QDate(1970, 1, 1).daysTo(day) * 86'400'000'000 - 7 * 3'600'000'000;
}

bool within(std::optional<qint64> moment, QDate from, QDate until)
{
    return moment && (!from.isValid() || *moment >= dayStart(from)) &&
           (!until.isValid() || *moment < dayStart(until));
}

bool meets(const NastyRow &row, const PlainTerm &term)
{
    switch (term.kind) {
    case PlainTerm::Kind::Text:
        return textMatches(row, term);
    case PlainTerm::Kind::Amounts:
        return row.amount && *row.amount >= term.least.value_or(*row.amount) &&
               *row.amount <= term.most.value_or(*row.amount);
    case PlainTerm::Kind::Days:
        return within(term.column == QLatin1String("seen_at") ? row.seenAt : std::optional(row.happenedAt),
                      term.from, term.until);
    case PlainTerm::Kind::Kinds:
        return row.kind == term.code;
    }
    Q_UNREACHABLE();
}

bool isEmpty(const NastyRow &row, const QString &column)
{
    if (column == QLatin1String("title"))
        return row.title.isEmpty();
    if (column == QLatin1String("parent_name"))
        return row.parentName.isEmpty();
    return column == QLatin1String("amount") ? !row.amount : !row.seenAt;
}

bool isOneOf(const NastyRow &row, const Condition &condition)
{
    if (condition.column == QLatin1String("kind"))
        return condition.values.contains(row.kind);
    if (condition.column == QLatin1String("flag"))
        return condition.values.contains(row.flag ? QStringLiteral("true") : QStringLiteral("false"));
    return row.parent && condition.values.contains(QString::number(*row.parent));
}

bool lies(const NastyRow &row, const Condition &condition)
{
    if (condition.column == QLatin1String("seen_at"))
        return within(row.seenAt, QDate::fromString(condition.from, Qt::ISODate),
                      QDate::fromString(condition.to, Qt::ISODate));
    return row.amount && (condition.from.isEmpty() || *row.amount >= condition.from.toLongLong()) &&
           (condition.to.isEmpty() || *row.amount <= condition.to.toLongLong());
}

bool meets(const NastyRow &row, const Condition &condition)
{
    switch (condition.kind) {
    case Condition::Kind::AnyOf:
        return isOneOf(row, condition);
    case Condition::Kind::Between:
        return lies(row, condition);
    case Condition::Kind::Empty:
        return isEmpty(row, condition.column);
    case Condition::Kind::NotEmpty:
        return !isEmpty(row, condition.column);
    }
    Q_UNREACHABLE();
}

template <class T>
int compare(const T &one, const T &other)
{
    return one < other ? -1 : other < one ? 1 : 0;
}

int compareTexts(const QString &one, const QString &other)
{
    if (one.isNull() || other.isNull())
        return compare(one.isNull(), other.isNull());
    return compare(one.toUcs4(), other.toUcs4());
}

int compareNumbers(std::optional<qint64> one, std::optional<qint64> other)
{
    if (!one || !other)
        return compare(!one, !other);
    return compare(*one, *other);
}

int compareBy(const QString &column, const NastyRow &one, const NastyRow &other)
{
    if (column == QLatin1String("code"))
        return compareTexts(one.code, other.code);
    if (column == QLatin1String("title"))
        return compareTexts(one.title, other.title);
    if (column == QLatin1String("amount"))
        return compareNumbers(one.amount, other.amount);
    if (column == QLatin1String("seen_at"))
        return compareNumbers(one.seenAt, other.seenAt);
    return compare(one.happenedAt, other.happenedAt);
}

bool comesBefore(const QList<SortLevel> &order, const NastyRow &one, const NastyRow &other)
{
    for (const SortLevel &level : order) {
        const int difference = compareBy(level.column, one, other);
        if (difference != 0)
            return (difference < 0) == (level.direction == SortDirection::Ascending);
    }
    return (one.key < other.key) == (order.last().direction == SortDirection::Ascending);
}

bool belongs(const NastyRow &row, const ListQuery &query, const QList<PlainTerm> &terms)
{
    if (query.dates && !within(row.happenedAt, query.dates->from, query.dates->until))
        return false;
    return std::all_of(query.conditions.cbegin(), query.conditions.cend(),
                       [&](const Condition &condition) { return meets(row, condition); }) &&
           std::all_of(terms.cbegin(), terms.cend(), [&](const PlainTerm &term) { return meets(row, term); });
}

} // namespace

char32_t PlainEvaluator::fold(char32_t point)
{
    return point == dottedCapitalI ? U'i' : QChar::toLower(point);
}

QString PlainEvaluator::fold(const QString &text)
{
    QString folded;
    for (const uint point : text.toUcs4())
        folded += QChar::fromUcs4(fold(char32_t(point)));
    return folded;
}

QList<qint64> PlainEvaluator::keys(const ListQuery &query, const QList<PlainTerm> &terms) const
{
    QList<const NastyRow *> found;
    for (const NastyRow &row : m_rows) {
        if (belongs(row, query, terms))
            found.append(&row);
    }
    const QList<SortLevel> order =
        query.order.isEmpty() ? QList<SortLevel>{{QStringLiteral("happened_at"), SortDirection::Descending}}
                              : query.order;
    std::sort(found.begin(), found.end(),
              [&](const NastyRow *one, const NastyRow *other) { return comesBefore(order, *one, *other); });
    QList<qint64> keys;
    for (const NastyRow *row : std::as_const(found))
        keys.append(row->key);
    return keys;
}

} // namespace meja
