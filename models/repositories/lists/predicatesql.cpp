#include "predicatesql.h"

#include <QRegularExpression>

#include <algorithm>

namespace meja {

namespace {

QString own(const QString &field)
{
    return QLatin1String("t.") + quotedName(field);
}

/// The cast of a value. `bigint` can be compared with integer columns of every width.
QString castOf(const Column &column)
{
    if (column.type == ValueType::Timestamp)
        return QStringLiteral("::timestamptz");
    if (column.type == ValueType::Decimal)
        return QStringLiteral("::numeric");
    const bool isInteger = column.type == ValueType::Key || column.isNumeric();
    return isInteger ? QStringLiteral("::bigint") : QString();
}

/// Whether few related rows pass. The planner has no statistics of personal columns and expects thousands of
/// rows with one phone number; it expects ten values of an array.
bool isSelective(const QList<FieldTest> &tests)
{
    return std::any_of(tests.cbegin(), tests.cend(), [](const FieldTest &test) {
        return test.kind == FieldTest::Kind::AnyOf && test.column->isPersonal();
    });
}

} // namespace

QString keyField(const Resource &resource, const Column &column)
{
    const Relation *relation = resource.relation(column.relation);
    if (!column.linkField.isEmpty())
        return column.linkField;
    return relation ? relation->foreignKey : column.field;
}

QString joinsOf(const Resource &resource)
{
    QString joins;
    for (const Relation &relation : resource.relations)
        joins += QStringLiteral(" left join %1 as %2 on %2.%3 = t.%4")
                     .arg(quotedName(relation.table), quotedName(relation.name), quotedName(relation.key),
                          quotedName(relation.foreignKey));
    return joins;
}

QString PredicateSql::value(const Column &column, bool masked) const
{
    const QString field = quotedName(masked ? column.maskedField : column.field);
    if (column.isComputed())
        return u'(' + column.expression + u')';
    if (!column.shownAs.isEmpty())
        return u'(' + column.shownAs + u')';
    if (column.relation.isEmpty())
        return QLatin1String("t.") + field;
    return quotedName(column.relation) + u'.' + field;
}

QString PredicateSql::test(const FieldTest &test, Reach reach)
{
    const Column &column = *test.column;
    const Relation *relation = m_resource.relation(column.relation);
    if (test.kind == FieldTest::Kind::Keys)
        return comparison(test, own(keyField(m_resource, column)));
    if (column.isComputed())
        return comparison(test, QStringLiteral("(select %1 from (values (0)) as one (n)%2)")
                                    .arg(value(column), joinsOf(m_resource)));
    if (!relation)
        return comparison(test, own(column.field));
    if (reach == Reach::BySet && test.kind != FieldTest::Kind::Empty)
        return related(*relation, {test});
    return comparison(test, QStringLiteral("(select r.%1 from %2 as r where r.%3 = t.%4)")
                                .arg(quotedName(column.field), quotedName(relation->table),
                                     quotedName(relation->key), quotedName(relation->foreignKey)));
}

QString PredicateSql::related(const Relation &relation, const QList<FieldTest> &tests)
{
    QStringList conditions;
    for (const FieldTest &each : tests)
        conditions.append(comparison(each, QLatin1String("r.") + quotedName(each.column->field)));
    return (isSelective(tests) ? QStringLiteral("t.%1 = any (array(select r.%2 from %3 as r where %4))")
                               : QStringLiteral("t.%1 in (select r.%2 from %3 as r where %4)"))
        .arg(quotedName(relation.foreignKey), quotedName(relation.key), quotedName(relation.table),
             conditions.join(QLatin1String(" and ")));
}

QString PredicateSql::criterion(const Criterion &criterion, Reach reach)
{
    QStringList tests;
    for (const FieldTest &each : criterion)
        tests.append(test(each, reach));
    return tests.isEmpty() ? QStringLiteral("false") : u'(' + tests.join(QLatin1String(" or ")) + u')';
}

QString PredicateSql::all(const QList<Criterion> &criteria, Reach reach)
{
    QStringList conditions;
    for (const Criterion &each : criteria)
        conditions.append(criterion(each, reach));
    return conditions.isEmpty() ? QStringLiteral("true") : conditions.join(QLatin1String(" and "));
}

QString PredicateSql::comparison(const FieldTest &test, const QString &value)
{
    const Column &column = *test.column;
    switch (test.kind) {
    case FieldTest::Kind::Like:
        return like(test, value);
    case FieldTest::Kind::Keys:
        return QStringLiteral("%1 = any(%2::bigint[])").arg(value, m_text.placeArray(test.values));
    case FieldTest::Kind::AnyOf:
        if (test.values.size() == 1)
            return value + QLatin1String(" = ") + m_text.place(test.values.first()) + castOf(column);
        return QStringLiteral("%1 = any(%2%3)")
            .arg(value, m_text.placeArray(test.values),
                 castOf(column).isEmpty() ? QString() : castOf(column) + QLatin1String("[]"));
    case FieldTest::Kind::Range:
        return range(test, value);
    case FieldTest::Kind::Empty:
        return column.isText() ? QStringLiteral("(%1 is null or %1 = '')").arg(value)
                               : value + QLatin1String(" is null");
    case FieldTest::Kind::NotEmpty:
        return column.isText() ? QStringLiteral("(%1 <> '')").arg(value)
                               : value + QLatin1String(" is not null");
    }
    Q_UNREACHABLE();
}

/// `coalesce` keeps the second condition out of the planner's estimate, which treats both as independent.
QString PredicateSql::like(const FieldTest &test, const QString &value)
{
    const QString shown = test.column->isText() ? value : value + QLatin1String("::text");
    const QString isFound = shown + QLatin1String(" ilike ") + m_text.place(test.pattern);
    if (test.folded.isNull())
        return isFound;
    return QStringLiteral("(%1 and coalesce(meja.search_text(%2) ilike %3, false))")
        .arg(isFound, shown, m_text.place(test.folded));
}

QString PredicateSql::range(const FieldTest &test, const QString &value)
{
    QStringList ends;
    const auto add = [&](const char *sign, const QString &end) {
        if (!end.isNull())
            ends.append(value + QLatin1String(sign) + m_text.place(end) + castOf(*test.column));
    };
    add(" >= ", test.min);
    add(" <= ", test.max);
    add(" > ", test.above);
    add(" < ", test.below);
    return ends.isEmpty() ? value + QLatin1String(" is not null") : ends.join(QLatin1String(" and "));
}

QSet<QString> PredicateSql::ownFields(const QList<Criterion> &criteria) const
{
    QSet<QString> fields;
    for (const Criterion &criterion : criteria) {
        for (const FieldTest &each : criterion) {
            const Relation *relation = m_resource.relation(each.column->relation);
            if (each.kind == FieldTest::Kind::Keys)
                fields.insert(keyField(m_resource, *each.column));
            if (each.column->isComputed())
                fields |= computedFrom(*each.column);
            else
                fields.insert(relation ? relation->foreignKey : each.column->field);
        }
    }
    return fields;
}

/// Columns of the resource's own table that a computed column uses: those its expression names, and the
/// foreign keys of all relations, because the expression may name those too.
QSet<QString> PredicateSql::computedFrom(const Column &column) const
{
    static const QRegularExpression named(QStringLiteral("\\bt\\.([a-z_][a-z0-9_]*)"));
    QSet<QString> fields;
    for (auto names = named.globalMatch(column.expression); names.hasNext();)
        fields.insert(names.next().captured(1));
    for (const Relation &relation : m_resource.relations)
        fields.insert(relation.foreignKey);
    return fields;
}

} // namespace meja
