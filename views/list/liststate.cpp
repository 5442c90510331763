#include "liststate.h"

#include "orderedlist.h"

#include <QJsonArray>

namespace meja {

namespace {

QJsonArray listOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const auto &each : array)
        texts.append(each.toString());
    return texts;
}

QJsonObject jsonOf(const Condition &condition)
{
    return {{QStringLiteral("column"), condition.column},
            {QStringLiteral("kind"), static_cast<int>(condition.kind)},
            {QStringLiteral("values"), listOf(condition.values)},
            {QStringLiteral("from"), condition.from},
            {QStringLiteral("to"), condition.to},
            {QStringLiteral("period"), condition.period}};
}

std::optional<Condition> conditionOf(const QJsonObject &json)
{
    const int kind = json[QStringLiteral("kind")].toInt(-1);
    if (kind < 0 || kind > static_cast<int>(Condition::Kind::NotEmpty))
        return std::nullopt;
    return Condition{.column = json[QStringLiteral("column")].toString(),
                     .kind = static_cast<Condition::Kind>(kind),
                     .values = textsOf(json[QStringLiteral("values")]),
                     .from = json[QStringLiteral("from")].toString(),
                     .to = json[QStringLiteral("to")].toString(),
                     .period = json[QStringLiteral("period")].toString()};
}

QJsonObject jsonOf(const ListQuery &query)
{
    QJsonArray conditions;
    for (const Condition &each : query.conditions)
        conditions.append(jsonOf(each));
    QJsonArray order;
    for (const SortLevel &level : query.order)
        order.append((level.direction == SortDirection::Descending ? QStringLiteral("-") : QString()) +
                     level.column);
    QJsonObject json{{QStringLiteral("resource"), query.resource},
                     {QStringLiteral("search"), query.search},
                     {QStringLiteral("conditions"), conditions},
                     {QStringLiteral("order"), order}};
    if (query.dates) {
        json[QStringLiteral("from")] = query.dates->from.toString(Qt::ISODate);
        json[QStringLiteral("until")] = query.dates->until.toString(Qt::ISODate);
    }
    return json;
}

SortLevel levelOf(const QString &text)
{
    const bool down = text.startsWith(QLatin1Char('-'));
    return {down ? text.mid(1) : text, down ? SortDirection::Descending : SortDirection::Ascending};
}

ListQuery queryOf(const QJsonObject &json)
{
    ListQuery query;
    query.resource = json[QStringLiteral("resource")].toString();
    query.search = json[QStringLiteral("search")].toString();
    const QJsonArray conditions = json[QStringLiteral("conditions")].toArray();
    for (const auto &each : conditions) {
        if (const auto condition = conditionOf(each.toObject()))
            query.conditions.append(*condition);
    }
    for (const QString &each : textsOf(json[QStringLiteral("order")]))
        query.order.append(levelOf(each));
    const QDate from = QDate::fromString(json[QStringLiteral("from")].toString(), Qt::ISODate);
    const QDate until = QDate::fromString(json[QStringLiteral("until")].toString(), Qt::ISODate);
    if (from.isValid() && until.isValid())
        query.dates = DateRange{from, until};
    return query;
}

} // namespace

QJsonObject ListState::toJson() const
{
    QJsonObject sizes;
    for (auto each = widths.cbegin(); each != widths.cend(); ++each)
        sizes[each.key()] = each.value();
    QJsonObject names;
    for (auto each = titles.cbegin(); each != titles.cend(); ++each)
        names[each.key()] = each.value();
    return {{QStringLiteral("query"), jsonOf(query)},
            {QStringLiteral("columns"), listOf(columns)},
            {QStringLiteral("widths"), sizes},
            {QStringLiteral("titles"), names},
            {QStringLiteral("row"), static_cast<double>(place.row)},
            {QStringLiteral("before"), place.before ? place.before->toText(orderedList(query)) : QString()}};
}

ListState ListState::fromJson(const QJsonObject &json)
{
    ListState state{.query = queryOf(json[QStringLiteral("query")].toObject()),
                    .columns = textsOf(json[QStringLiteral("columns")])};
    const QJsonObject sizes = json[QStringLiteral("widths")].toObject();
    for (auto each = sizes.constBegin(); each != sizes.constEnd(); ++each)
        state.widths.insert(each.key(), each.value().toInt());
    const QJsonObject names = json[QStringLiteral("titles")].toObject();
    for (auto each = names.constBegin(); each != names.constEnd(); ++each)
        state.titles.insert(each.key(), each.value().toString());
    if (const auto before =
            Cursor::fromText(json[QStringLiteral("before")].toString(), orderedList(state.query)))
        state.place = {json[QStringLiteral("row")].toInteger(), *before};
    return state;
}

} // namespace meja
