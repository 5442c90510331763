#include "referencetables.h"

#include "referencecomputed.h"
#include "storeclock.h"

#include <algorithm>

namespace meja {

namespace {

/// Microseconds since 1970 of a time as PostgreSQL prints it.
qint64 microseconds(const QString &timestamp)
{
    static const StoreClock clock;
    const auto moment = clock.read(timestamp);
    if (!moment)
        qFatal("'%s' is not a timestamp", qUtf8Printable(timestamp));
    const auto point = timestamp.indexOf(u'.');
    const QString fraction = point < 0 ? QString() : timestamp.mid(point + 1).section(u'+', 0, 0);
    return moment->epoch * 1'000'000 + fraction.leftJustified(6, u'0').toLongLong();
}

ReferenceValue typed(ValueType type, const QString &text)
{
    ReferenceValue value{.text = text};
    if (text.isNull())
        return value;
    if (type == ValueType::Timestamp)
        value.number = microseconds(text);
    else if (type == ValueType::Boolean)
        value.text = text == QLatin1String("t") ? QStringLiteral("true") : QStringLiteral("false");
    else
        value.number = text.toLongLong();
    return value;
}

} // namespace

void rankTexts(Connection &connection, const Resource &resource, QList<ReferenceRow> &rows)
{
    for (qsizetype at = 0; at < resource.columns.size(); ++at) {
        if (!resource.columns[at].sortable || !resource.columns[at].isText())
            continue;
        QStringList texts;
        for (const ReferenceRow &row : std::as_const(rows))
            texts.append(row.values[at].isNull() ? QStringLiteral("") : row.values[at].text);
        Statement statement(QStringLiteral(
            "select dense_rank() over (order by value collate meja.people) from unnest(:texts::text[]) with "
            "ordinality as text (value, place) order by place"));
        statement.bind(QStringLiteral("texts"), texts);
        const auto ranks = connection.run(statement);
        if (!ranks)
            qFatal("%s", qUtf8Printable(ranks.error().detail));
        for (qsizetype row = 0; row < rows.size(); ++row)
            rows[row].values[at].number = ranks->integer(static_cast<int>(row), 0);
    }
}

const QHash<qint64, ReferenceFields> &ReferenceTables::table(const QString &name)
{
    const auto known = m_tables.find(name);
    if (known != m_tables.cend())
        return known->second;
    const auto rows = m_connection.run(QStringLiteral("select * from meja.%1").arg(name));
    if (!rows)
        qFatal("%s", qUtf8Printable(rows.error().detail));
    QHash<qint64, ReferenceFields> all;
    for (int row = 0; row < rows->rowCount(); ++row) {
        ReferenceFields fields;
        for (int column = 0; column < rows->columnCount(); ++column)
            fields.insert(rows->columnName(column), rows->text(row, column));
        all.insert(fields.value(QStringLiteral("id")).toLongLong(), fields);
    }
    return m_tables.emplace(name, all).first->second;
}

qint64 ReferenceTables::count(const QString &name, const QString &field, const QString &key)
{
    const auto &rows = table(name);
    return std::count_if(rows.cbegin(), rows.cend(),
                         [&](const ReferenceFields &fields) { return fields.value(field) == key; });
}

QList<ReferenceRow> ReferenceTables::rowsOf(const Resource &resource, QStringList &unknown)
{
    QList<ReferenceRow> rows;
    const auto fieldsByKey = table(resource.table);
    for (auto it = fieldsByKey.cbegin(); it != fieldsByKey.cend(); ++it) {
        ReferenceRow row{.key = it.key(), .values = {}};
        for (const Column &column : resource.columns)
            row.values.append(value(resource, column, *it, unknown));
        rows.append(row);
    }
    return rows;
}

ReferenceValue ReferenceTables::value(const Resource &resource, const Column &column,
                                      const ReferenceFields &fields, QStringList &unknown)
{
    QString text;
    if (column.isComputed()) {
        const auto computed = referenceComputed(resource.name + u'.' + column.name, fields, *this);
        if (!computed && !unknown.contains(resource.name + u'.' + column.name))
            unknown.append(resource.name + u'.' + column.name);
        text = computed.value_or(QString());
    } else {
        text = column.relation.isEmpty() ? fields.value(column.field)
                                         : related(resource, column.relation, fields).value(column.field);
    }
    ReferenceValue value = typed(column.type, text);
    value.link = fields.value(column.linkField).toLongLong();
    return value;
}

const ReferenceFields &ReferenceTables::related(const Resource &resource, const QString &relation,
                                                const ReferenceFields &fields)
{
    static const ReferenceFields none;
    const Relation &way = *resource.relation(relation);
    const auto &rows = table(way.table);
    const auto found = rows.constFind(fields.value(way.foreignKey).toLongLong());
    return found == rows.cend() ? none : *found;
}

} // namespace meja
