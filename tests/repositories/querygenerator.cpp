#include "querygenerator.h"

#include "nastyrows.h"
#include "searchquery.h"

#include <algorithm>

namespace meja {

namespace {

const QDate today(2026, 11, 22);

bool isOneOf(ValueType type, std::initializer_list<ValueType> types)
{
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool isWholeNumber(ValueType type)
{
    return isOneOf(type, {ValueType::Key, ValueType::Integer, ValueType::Money, ValueType::Grams});
}

/// The column that an amount without a field is compared with.
QString amountColumn(const Resource &resource)
{
    const auto found = std::find_if(resource.columns.cbegin(), resource.columns.cend(),
                                    [](const Column &column) { return column.type == ValueType::Money; });
    return found == resource.columns.cend() ? QString() : found->name;
}

} // namespace

QString GeneratedQuery::described() const
{
    QStringList order;
    for (const SortLevel &level : query.order)
        order.append((level.direction == SortDirection::Descending ? u'-' : u'+') + level.column);
    QStringList conditions;
    for (const Condition &each : query.conditions)
        conditions.append(QStringLiteral("%1/%2 [%3] %4..%5")
                              .arg(each.column)
                              .arg(int(each.kind))
                              .arg(each.values.join(u','), each.from, each.to));
    return QStringLiteral("%1 as role %2, plan %3, budget %4, window %5, search <%6>, order %7, "
                          "conditions %8, dates %9")
        .arg(query.resource)
        .arg(int(options.role))
        .arg(int(options.plan))
        .arg(options.budget.count())
        .arg(options.firstWindow)
        .arg(query.search.left(300), order.join(u','), conditions.join(u';'),
             query.dates ? query.dates->from.toString(Qt::ISODate) : QString());
}

QueryGenerator::QueryGenerator(quint32 seed, const ReferenceEvaluator &list)
    : m_random(seed), m_list(list), m_resource(list.resource()), m_role(anyOf(m_resource.roles))
{
    std::copy_if(m_resource.columns.cbegin(), m_resource.columns.cend(), std::back_inserter(m_columns),
                 [this](const Column &column) { return mayQuery(column); });
}

bool QueryGenerator::mayQuery(const Column &column) const
{
    return column.isOpenTo(m_role) && !column.isMaskedFor(m_role);
}

GeneratedQuery QueryGenerator::generated()
{
    GeneratedQuery generated{.query = {.resource = m_resource.name}, .terms = {}, .options = options()};
    m_row = m_list.rows().isEmpty() ? 0 : m_random.bounded(m_list.rows().size());
    for (int i = m_random.bounded(4); i > 0; --i)
        generated.terms.append(term());
    QStringList words;
    for (const ReferenceTerm &each : std::as_const(generated.terms))
        words.append(spelled(each));
    // A number before a range without a beginning would be its beginning.
    std::stable_partition(words.begin(), words.end(),
                          [](const QString &word) { return word.startsWith(QLatin1String("..")); });
    // A number after an open range would be its end.
    std::stable_partition(words.begin(), words.end(),
                          [](const QString &word) { return !word.endsWith(QLatin1String("..")); });
    for (const QString &word : std::as_const(words))
        generated.query.search += word + QString(1 + m_random.bounded(2), u' ');
    if (const auto search = SearchQuery::parse(m_resource, generated.query.search, today))
        generated.query.terms = search->terms(); // Without terms the reader refuses the query.
    QList<Filter> filters = m_resource.filters;
    filters.removeIf([this](const Filter &filter) { return !mayQuery(*m_resource.column(filter.column)); });
    for (int i = filters.isEmpty() ? 0 : m_random.bounded(3); i > 0; --i)
        generated.query.conditions.append(condition(anyOf(filters)));
    if (!m_resource.dateColumn.isEmpty() && now(4)) {
        const QDate from = dayNear(*m_resource.column(m_resource.dateColumn));
        generated.query.dates = DateRange{from, from.addDays(1 + m_random.bounded(40))};
    }
    if (!now(4))
        generated.query.order = order();
    return generated;
}

ReferenceValue QueryGenerator::anyValue(const Column &column)
{
    if (m_list.rows().isEmpty())
        return {};
    const auto at = std::find_if(m_resource.columns.cbegin(), m_resource.columns.cend(),
                                 [&](const Column &each) { return each.name == column.name; }) -
                    m_resource.columns.cbegin();
    return now(6) ? anyOf(m_list.rows()).values[at] : m_list.rows()[m_row].values[at];
}

QString QueryGenerator::anyText()
{
    if (m_resource.searchFields.isEmpty() || now(4))
        return textOf(anyOf(m_columns), false);
    const SearchField &field = anyOf(m_resource.searchFields);
    return textOf(*m_resource.column(field.column), field.kind == SearchKind::Exact);
}

/// A part of an existing text, or a random text.
QString QueryGenerator::textOf(const Column &column, bool isWholeValue)
{
    if (now(300))
        return QString(10'000, anyOf(QList<QChar>{u'x', u'%', u'\'', u' '})) + QLatin1String("z");
    const QString value = anyValue(column).text;
    const QString whole = now(6)                            ? nastyText(m_random)
                          : column.type == ValueType::Phone ? phoneSpelled(value)
                                                            : value.left(200);
    const bool isPart = now(4) == isWholeValue;
    const QString part = isPart ? partOf(whole) : whole;
    if (part.trimmed().isEmpty())
        return QStringLiteral("budi");
    return now(3) ? part.toUpper() : part;
}

QString QueryGenerator::partOf(const QString &whole)
{
    const QList<uint> points = whole.toUcs4();
    const QList<uint> part =
        points.mid(m_random.bounded(std::max<qsizetype>(points.size(), 1))).mid(0, 1 + m_random.bounded(12));
    QString text; // Not QString::fromUcs4(), which drops a leading U+FEFF.
    for (const uint point : part)
        text += QChar::fromUcs4(point);
    return text;
}

QString QueryGenerator::phoneSpelled(const QString &phone)
{
    if (phone.isEmpty())
        return QStringLiteral("0812");
    const QString digits = phone.mid(3);
    const QString groups = digits.left(3) + u' ' + digits.mid(3, 4) + u' ' + digits.mid(7);
    return anyOf(
        QStringList{phone, QLatin1String("0") + digits, QLatin1String("62") + digits, digits,
                    QLatin1String("0") + digits.left(3) + u'-' + digits.mid(3), QLatin1String("0") + groups,
                    QLatin1String("+62 ") + groups,
                    u'(' + QLatin1String("0") + digits.left(3) + QLatin1String(") ") + digits.mid(3)});
}

QDate QueryGenerator::dayNear(const Column &column)
{
    const ReferenceValue moment = anyValue(column);
    const QDate day = moment.isNull() ? today : QDate(1970, 1, 1).addDays(moment.number / 86'400'000'000);
    return day.addDays(m_random.bounded(7) - 3);
}

ReferenceTerm QueryGenerator::term()
{
    if (now(8)) {
        const ReferenceTerm typed = phone();
        if (!typed.text.isEmpty())
            return typed;
    }
    return now(2) ? ReferenceTerm{.text = anyText()} : termOf(anyOf(m_columns));
}

ReferenceTerm QueryGenerator::termOf(const Column &column)
{
    if (isWholeNumber(column.type))
        return numbers(column);
    if (column.type == ValueType::Timestamp)
        return days(column);
    if (column.type == ValueType::Decimal)
        return tenths(column);
    if (column.type == ValueType::Boolean || column.type == ValueType::Choice)
        return {.kind = ReferenceTerm::Kind::Code, .column = column.name, .text = codeOf(column)};
    return {.column = column.name, .text = now(4) ? anyText() : textOf(column, false)};
}

QString QueryGenerator::codeOf(const Column &column)
{
    const QString known = anyValue(column).text;
    if (!known.isEmpty() && !now(3))
        return known;
    return column.type == ValueType::Boolean
               ? anyOf(QStringList{QStringLiteral("true"), QStringLiteral("false")})
               : anyOf(column.choices).code;
}

ReferenceTerm QueryGenerator::numbers(const Column &column)
{
    ReferenceTerm term{.kind = ReferenceTerm::Kind::Numbers, .column = column.name};
    if (!now(3))
        term.min = std::max<qint64>(0, anyValue(column).number);
    if (!term.min || now(3))
        term.max = std::max<qint64>(0, anyValue(column).number);
    return term;
}

ReferenceTerm QueryGenerator::tenths(const Column &column)
{
    const qint64 value = qRound64(anyValue(column).text.toDouble() * 10);
    ReferenceTerm term{.kind = ReferenceTerm::Kind::Tenths, .column = column.name};
    if (!now(3))
        term.min = std::max<qint64>(1, value - m_random.bounded(4));
    if (!term.min || now(3))
        term.max = value + m_random.bounded(4);
    return term;
}

ReferenceTerm QueryGenerator::days(const Column &column)
{
    ReferenceTerm term{.kind = ReferenceTerm::Kind::Days, .column = column.name};
    const QDate day = now(8) ? today.addDays(-m_random.bounded(2)) : dayNear(column);
    switch (m_random.bounded(5)) {
    case 0:
        term.from = day;
        break;
    case 1:
        term.until = day;
        break;
    case 2:
        term.from = QDate(day.year(), day.month(), 1);
        term.until = term.from.addMonths(1);
        break;
    default:
        term.from = day;
        term.until = day.addDays(now(2) ? 1 : 1 + m_random.bounded(60));
    }
    return term;
}

/// A complete phone number as people type it, in groups and without quotes. Empty for lists that search no
/// phones.
ReferenceTerm QueryGenerator::phone()
{
    for (const SearchField &field : m_resource.searchFields) {
        const Column &column = *m_resource.column(field.column);
        const QString number = column.type == ValueType::Phone ? anyValue(column).text : QString();
        if (!number.isEmpty())
            return {.text = phoneSpelled(number), .isPlain = true};
    }
    return {};
}

QString QueryGenerator::spelled(const ReferenceTerm &term)
{
    switch (term.kind) {
    case ReferenceTerm::Kind::Text:
        if (term.isPlain)
            return term.text;
        return term.column.isEmpty() ? spelledText(term.text, false)
                                     : fieldOf(term.column) + spelledText(term.text, true);
    case ReferenceTerm::Kind::Numbers:
        return spelledNumbers(term);
    case ReferenceTerm::Kind::Tenths:
        return spelledTenths(term);
    case ReferenceTerm::Kind::Days:
        return spelledDays(term);
    case ReferenceTerm::Kind::Code:
        return fieldOf(term.column) + (now(2) ? term.text.toLower() : term.text);
    }
    Q_UNREACHABLE();
}

QString QueryGenerator::spelledText(const QString &text, bool behindField)
{
    QString quoted = text;
    quoted.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    // Unquoted digits could become a group of a phone number, and a short word the unit of a number.
    const bool isNumber = std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
    if (behindField || isNumber || text[0].isDigit() || text.size() < 4 || now(2))
        return u'"' + quoted + u'"';
    QString escaped;
    for (const QChar c : text)
        escaped += (c.isLetterOrNumber() || c.isSurrogate() ? QString() : QStringLiteral("\\")) + c;
    return escaped;
}

/// The name or, if unique, the label of the column, with or without a space after the colon.
QString QueryGenerator::fieldOf(const QString &column)
{
    const auto nameOf = [](const QString &text) { return QString(text).replace(u' ', u'_').toLower(); };
    const QString label = nameOf(m_resource.column(column)->label.text());
    const auto first =
        std::find_if(m_resource.columns.cbegin(), m_resource.columns.cend(), [&](const Column &each) {
            return each.name == label || nameOf(each.label.text()) == label;
        });
    const QString name = now(3) && first->name == column ? label : column;
    return name + (now(6) ? QStringLiteral(": ") : QStringLiteral(":"));
}

QString QueryGenerator::compared(const char *sign, const QString &value)
{
    return QLatin1String(sign) + QString(m_random.bounded(2), u' ') + value;
}

QString QueryGenerator::spelledNumbers(const ReferenceTerm &term)
{
    const bool isAmount = term.column == amountColumn(m_resource);
    const QString field = isAmount && now(2) ? QString() : fieldOf(term.column);
    if (!term.max && now(2))
        return field + (now(2) ? compared(">=", spelledNumber(term.min))
                               : compared(">", spelledNumber(*term.min - 1)));
    if (!term.min && now(2))
        return field + (now(2) ? compared("<=", spelledNumber(term.max))
                               : compared("<", spelledNumber(*term.max + 1)));
    return field + spelledNumber(term.min) + QLatin1String("..") + spelledNumber(term.max);
}

QString QueryGenerator::spelledTenths(const ReferenceTerm &term)
{
    const auto spelled = [this](qint64 tenths) {
        return QStringLiteral("%1%2%3")
            .arg(tenths / 10)
            .arg(QLatin1Char(now(2) ? '.' : ','))
            .arg(tenths % 10);
    };
    const QString field = fieldOf(term.column);
    if (term.min && term.max)
        return field + spelled(*term.min) + QLatin1String("..") + spelled(*term.max);
    if (term.min)
        return field + (now(2) ? compared(">=", spelled(*term.min)) : compared(">", spelled(*term.min - 1)));
    return field + (now(2) ? compared("<=", spelled(*term.max)) : compared("<", spelled(*term.max + 1)));
}

QString QueryGenerator::spelledNumber(std::optional<qint64> number)
{
    if (!number)
        return {};
    return *number % 1000 == 0 && *number > 0 && now(2)
               ? QString::number(*number / 1000) + QLatin1String("rb")
               : QString::number(*number);
}

QString QueryGenerator::spelledDays(const ReferenceTerm &term)
{
    const bool isOwn = term.column == m_resource.dateColumn && now(2);
    return (isOwn ? QString() : fieldOf(term.column)) + spelledRange(term);
}

QString QueryGenerator::spelledRange(const ReferenceTerm &term)
{
    if (!term.until.isValid())
        return now(2) ? compared(">=", spelledDay(term.from))
                      : compared(">", spelledDay(term.from.addDays(-1)));
    if (!term.from.isValid())
        return now(2) ? compared("<", spelledDay(term.until))
                      : compared("<=", spelledDay(term.until.addDays(-1)));
    if (term.from.day() == 1 && term.until == term.from.addMonths(1))
        return term.from.toString(QStringLiteral("yyyy-MM"));
    if (term.from.addDays(1) == term.until)
        return spelledDay(term.from);
    return spelledDay(term.from) + QLatin1String("..") + spelledDay(term.until.addDays(-1));
}

QString QueryGenerator::spelledDay(QDate day)
{
    if (day == today && now(2))
        return anyOf(QStringList{QStringLiteral("hari ini"), QStringLiteral("today")});
    if (day == today.addDays(-1) && now(2))
        return anyOf(QStringList{QStringLiteral("Kemarin"), QStringLiteral("yesterday")});
    return day.toString(Qt::ISODate);
}

Condition QueryGenerator::condition(const Filter &filter)
{
    const Column &column = *m_resource.column(filter.column);
    if (filter.kind == FilterKind::Presence || now(6))
        return {.column = column.name, .kind = now(2) ? Condition::Kind::Empty : Condition::Kind::NotEmpty};
    Condition between{.column = column.name, .kind = Condition::Kind::Between};
    switch (filter.kind) {
    case FilterKind::Dates:
        between.from = now(4) ? QString() : dayNear(column).toString(Qt::ISODate);
        between.to = now(4) ? QString() : dayNear(column).addDays(20).toString(Qt::ISODate);
        return between;
    case FilterKind::Range:
        between.from = now(3) ? QString() : QString::number(anyValue(column).number);
        between.to = now(3) ? QString() : QString::number(anyValue(column).number);
        return between;
    case FilterKind::Choices:
    case FilterKind::Related:
    case FilterKind::Presence:
        return {.column = column.name, .values = someValues(column, filter.kind)};
    }
    Q_UNREACHABLE();
}

QStringList QueryGenerator::someValues(const Column &column, FilterKind kind)
{
    QStringList values;
    for (int i = m_random.bounded(4); i > 0; --i) {
        const ReferenceValue value = anyValue(column);
        if (kind == FilterKind::Related)
            values.append(QString::number(value.link != 0 ? value.link : 17));
        else if (!value.isNull())
            values.append(value.text);
    }
    if (kind == FilterKind::Choices && column.type != ValueType::Boolean && now(4))
        values.append(column.choices.isEmpty() ? QStringLiteral("' or 1=1 --") : anyOf(column.choices).code);
    return values;
}

QList<SortLevel> QueryGenerator::order()
{
    QList<Column> sortable;
    std::copy_if(m_columns.cbegin(), m_columns.cend(), std::back_inserter(sortable),
                 [](const Column &column) { return column.sortable; });
    QList<SortLevel> levels;
    for (int i = sortable.isEmpty() ? 0 : 1 + m_random.bounded(3); i > 0; --i) {
        const QString column = anyOf(sortable).name;
        const bool known = std::any_of(levels.cbegin(), levels.cend(),
                                       [&](const SortLevel &level) { return level.column == column; });
        if (!known)
            levels.append({column, now(2) ? SortDirection::Ascending : SortDirection::Descending});
    }
    return levels;
}

ReadingOptions QueryGenerator::options()
{
    using Plan = ReadingOptions::Plan;
    return {.role = m_role,
            .find = [&resource = m_resource](const QString &) { return &resource; },
            .plan = anyOf(QList<Plan>{Plan::Automatic, Plan::Hits, Plan::Scan, Plan::Sets}),
            .budget = std::chrono::milliseconds(now(2) ? 0 : 1000),
            .firstWindow = 100 + m_random.bounded(2000)};
}

} // namespace meja
