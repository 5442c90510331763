#include "listcomposer.h"

#include "indexbranches.h"
#include "result.h"
#include "searchcharacters.h"
#include "searchtest.h"

namespace meja {

namespace {

QString own()
{
    return QStringLiteral("t");
}

QString picked()
{
    return QStringLiteral("picked");
}

/// Empty for a role that reads the column masked: a masked value does not distinguish rows with the same
/// title.
QString hintOf(const ListCriteria &criteria, const PredicateSql &predicates)
{
    const auto hint = criteria.comparable(criteria.resource().hintColumn);
    return hint ? predicates.value(**hint) + QLatin1String("::text") : QStringLiteral("null::text");
}

QString anyOf(const QStringList &ranges)
{
    return ranges.first().isEmpty() ? QString() : u'(' + ranges.join(QLatin1String(" or ")) + u')';
}

} // namespace

ListComposer::ListComposer(ListCriteria criteria, const SchemaFacts &facts)
    : m_criteria(std::move(criteria)), m_facts(facts.value(m_criteria.resource().table)), m_hits(m_criteria)
{}

Result<Statement> ListComposer::page(const QList<const Column *> &columns, const Slice &slice) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const Keyset keyset = keysetOf(slice);
    const auto ranges = keyset.ranges(slice.from, slice.start, text);
    if (!ranges)
        return tl::unexpected(ranges.error());
    const auto branches = IndexBranches::of(*ranges, m_criteria, m_facts, predicates);
    const QString condition = predicates.all(branches.rest + m_criteria.words(), PredicateSql::Reach::BySet);
    const SelectSql pick{.columns = levelFields(own()),
                         .from = table(),
                         .where = {condition},
                         .orderBy = keyset.orderBy(own())};
    const SelectSql rows{.columns = outputs(columns, predicates),
                         .from = QStringLiteral("picked join %1 %2").arg(table(), onPickedKey()),
                         .orderBy = keyset.orderByPicked(picked())};
    const QString first = firstRows(pick, branches.conditions, slice, keyset.orderByPicked(own()));
    return text.statement(withSelects({{picked(), first}}, rows));
}

Result<Statement> ListComposer::pageOfHits(const QList<const Column *> &columns, const Slice &slice,
                                           qint64 hitLimit) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const Keyset keyset = keysetOf(slice);
    const auto ranges = keyset.ranges(slice.from, slice.start, text);
    if (!ranges)
        return tl::unexpected(ranges.error());
    SelectSql pick = checkedHits(*ranges, keyset, predicates);
    pick.limit = slice.limit;
    pick.offset = slice.offset;
    const SelectSql foot{.columns = {QStringLiteral("count(*) as hits")}, .from = QStringLiteral("hits")};
    const SelectSql rows{
        .columns = outputs(columns, predicates) + QStringList{QStringLiteral("foot.hits")},
        .from = QStringLiteral("foot left join picked on true left join %1 %2").arg(table(), onPickedKey()),
        .orderBy = keyset.orderByPicked(picked())};
    return text.statement(withSelects(
        {{QStringLiteral("hits"), m_hits.select(windowFields({}, predicates), predicates, hitLimit)},
         {picked(), pick.text()},
         {.name = QStringLiteral("foot"), .query = foot.text(), .materialized = false}},
        rows));
}

Result<Statement> ListComposer::window(const QList<const Column *> &columns, const Slice &slice,
                                       qint64 rows) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const Keyset keyset = keysetOf(slice);
    const auto ranges = keyset.ranges(slice.from, slice.start, text);
    if (!ranges)
        return tl::unexpected(ranges.error());
    const auto branches = IndexBranches::of(*ranges, m_criteria, m_facts, predicates);
    const QList<Criterion> checked = branches.rest + m_criteria.words();
    const SelectSql scanned{
        .columns = windowFields(checked, predicates), .from = table(), .orderBy = keyset.orderBy(own())};
    const SelectSql pick{.columns = levelFields(own()),
                         .from = QStringLiteral("win as t"),
                         .where = {predicates.all(checked, PredicateSql::Reach::ByRow)},
                         .orderBy = keyset.orderBy(own()),
                         .limit = slice.limit};
    QStringList outputsAndEnd = outputs(columns, predicates) + QStringList{QStringLiteral("foot.scanned")};
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i)
        outputsAndEnd.append(QStringLiteral("foot.l%1").arg(i));
    const SelectSql found{
        .columns = outputsAndEnd,
        .from = QStringLiteral("foot left join picked on true left join %1 %2").arg(table(), onPickedKey()),
        .orderBy = keyset.orderByPicked(picked())};
    const QString window = firstRows(scanned, branches.conditions, {.limit = rows}, keyset.orderBy(own()));
    return text.statement(withSelects(
        {{QStringLiteral("win"), window},
         {picked(), pick.text()},
         {.name = QStringLiteral("foot"), .query = windowEnd(keyset).text(), .materialized = false}},
        found));
}

ListComposer ListComposer::gatheringBySets() const
{
    ListComposer composer = *this;
    composer.m_hits = HitsSql::bySets(m_criteria);
    return composer;
}

Statement ListComposer::explainHits(qint64 hitLimit) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    return text.statement(QLatin1String("explain (format json) ") +
                          m_hits.select({keyOf(own())}, predicates, hitLimit));
}

Statement ListComposer::record(const QList<const Column *> &columns, qint64 key) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    return text.statement(
        unfiltered(keyOf(own()) + QLatin1String(" = ") + text.place(key), columns, predicates));
}

Statement ListComposer::rows(const QList<const Column *> &columns, const QList<qint64> &keys) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    return text.statement(unfiltered(hasKey(keys, text), columns, predicates));
}

Result<Statement> ListComposer::matching(const QList<qint64> &keys, const std::optional<Cursor> &before) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const Keyset keyset = keysetOf({.direction = PageRequest::Direction::Backward});
    ASSIGN_OR_RETURN(const QStringList ranges, keyset.ranges(before, std::nullopt, text));
    QStringList conditions{hasKey(keys, text), predicates.all(m_criteria.filters() + m_criteria.words(),
                                                              PredicateSql::Reach::ByRow)};
    if (const QString range = anyOf(ranges); !range.isEmpty())
        conditions.append(range);
    return text.statement(SelectSql{.columns = {keyOf(own())}, .from = table(), .where = conditions}.text());
}

QString ListComposer::hasKey(const QList<qint64> &keys, SqlText &text) const
{
    QStringList numbers;
    for (const qint64 key : keys)
        numbers.append(QString::number(key));
    return QStringLiteral("%1 = any(%2::bigint[])").arg(keyOf(own()), text.placeArray(numbers));
}

QString ListComposer::unfiltered(const QString &condition, const QList<const Column *> &columns,
                                 PredicateSql &predicates) const
{
    const SelectSql pick{.columns = levelFields(own()), .from = table(), .where = {condition}};
    const SelectSql rows{.columns = outputs(columns, predicates),
                         .from = QStringLiteral("picked join %1 %2").arg(table(), onPickedKey())};
    return withSelects({{.name = picked(), .query = pick.text(), .materialized = false}}, rows);
}

Statement ListComposer::suggestions(const Column &title, const QString &typed, int limit) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const QString name = predicates.value(title);
    const QString hint = hintOf(m_criteria, predicates);
    QStringList searches;
    for (const SearchKind kind : {SearchKind::StartsWith, SearchKind::Contains}) {
        const SelectSql search{
            .columns = {keyOf(own()) + QLatin1String(" as id"), name + QLatin1String("::text as title"),
                        hint + QLatin1String(" as hint"), QStringLiteral("%1 as rank").arg(searches.size())},
            .from = table() + joinsOf(m_criteria.resource()),
            .where = {predicates.like(likeTest(title, kind, withoutInvisible(typed)), name)},
            .limit = limit};
        searches.append(search.text());
    }
    const SelectSql best{.columns = {QStringLiteral("id, title, hint, min(rank)")},
                         .from = u'(' + unionOf(searches, QStringLiteral("union all")) +
                                 QLatin1String(") as found"),
                         .groupBy = QStringLiteral("id, title, hint"),
                         .orderBy = QStringLiteral("min(rank), title collate meja.people, id"),
                         .limit = limit};
    return text.statement(best.text());
}

SelectSql ListComposer::matchingRows(PredicateSql &predicates, bool byHits) const
{
    const QList<Criterion> &filters = m_criteria.filters();
    if (!byHits)
        return {.columns = {},
                .from = table(),
                .where = {predicates.all(filters + m_criteria.words(), PredicateSql::Reach::BySet)}};
    const QString hits = m_hits.select({keyOf(own()) + QLatin1String(" as id")}, predicates, 0);
    return {.columns = {},
            .from = QStringLiteral("(%1) as hits join %2 on %3 = hits.id").arg(hits, table(), keyOf(own())),
            .where = {predicates.all(filters + m_hits.followers(), PredicateSql::Reach::ByRow)}};
}

Keyset ListComposer::keysetOf(const Slice &slice) const
{
    return {m_criteria.levels(), m_facts, slice.direction == PageRequest::Direction::Backward};
}

QString ListComposer::table() const
{
    return quotedName(m_criteria.resource().table) + QLatin1String(" as t");
}

QString ListComposer::keyOf(const QString &alias) const
{
    return alias + u'.' + quotedName(m_criteria.resource().key);
}

QString ListComposer::pickedKey() const
{
    return QStringLiteral("picked.s%1").arg(m_criteria.levels().size() - 1);
}

QString ListComposer::onPickedKey() const
{
    return QStringLiteral("on %1 = %2%3").arg(keyOf(own()), pickedKey(), joinsOf(m_criteria.resource()));
}

QStringList ListComposer::levelFields(const QString &alias) const
{
    QStringList fields;
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i)
        fields.append(QStringLiteral("%1 as s%2").arg(sortExpression(alias, m_criteria.levels()[i])).arg(i));
    return fields;
}

/// The sort levels of a sub-select with `levelFields`.
QStringList ListComposer::pickedLevels(const QString &alias) const
{
    QStringList fields;
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i)
        fields.append(QStringLiteral("%1.s%2").arg(alias).arg(i));
    return fields;
}

/// The first rows of all branches together. Each branch is cut before they are merged.
QString ListComposer::firstRows(const SelectSql &select, const QStringList &branches, const Slice &slice,
                                const QString &mergedOrder) const
{
    QStringList parts;
    for (const QString &branch : branches) {
        SelectSql part = select;
        part.where.prepend(branch);
        part.limit = slice.limit + slice.offset;
        parts.append(part.text());
    }
    if (parts.size() == 1 && slice.offset == 0)
        return parts.first();
    const SelectSql merged{.columns = {QStringLiteral("*")},
                           .from =
                               u'(' + unionOf(parts, QStringLiteral("union all")) + QLatin1String(") as t"),
                           .orderBy = mergedOrder,
                           .limit = slice.limit,
                           .offset = slice.offset};
    return merged.text();
}

QStringList ListComposer::outputs(const QList<const Column *> &columns, PredicateSql &predicates) const
{
    QStringList parts;
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i)
        parts.append(QStringLiteral("picked.s%1::text").arg(i));
    for (const Column *column : columns)
        parts.append(predicates.value(*column, column->isMaskedFor(m_criteria.role())));
    for (const Column *column : columns)
        parts.append(column->linkField.isEmpty() ? QStringLiteral("null")
                                                 : QLatin1String("t.") + quotedName(column->linkField));
    return parts;
}

/// The hits that pass the filters and the remaining words, in the list's order. The hits contain only the
/// columns that their selection needs, so the others are read from the table, row by row in order: a page
/// needs only the first few.
SelectSql ListComposer::checkedHits(const QStringList &ranges, const Keyset &keyset,
                                    PredicateSql &predicates) const
{
    const QString hit = QStringLiteral("h");
    const QList<Criterion> criteria = m_criteria.filters() + m_hits.followers();
    // The fence keeps the planner from checking the hits before they are sorted.
    const SelectSql ordered{.columns = QStringList{QStringLiteral("*")} + levelFields(own()),
                            .from = QStringLiteral("hits as t"),
                            .where = {anyOf(ranges)},
                            .orderBy = keyset.orderBy(own()),
                            .isFenced = !criteria.isEmpty()};
    SelectSql checked{
        .columns = pickedLevels(hit), .from = ordered.as(hit), .orderBy = keyset.orderByPicked(hit)};
    if (criteria.isEmpty())
        return checked;
    const SelectSql lookUp{.columns = {predicates.all(criteria, PredicateSql::Reach::ByRow)},
                           .from = table(),
                           .where = {keyOf(own()) + QLatin1String(" = ") + keyOf(hit)}};
    checked.where = {u'(' + lookUp.text() + u')'};
    return checked;
}

/// How many rows the window has, and the sort levels of its last row, as texts.
SelectSql ListComposer::windowEnd(const Keyset &keyset) const
{
    const SelectSql last{.columns = levelFields(own()),
                         .from = QStringLiteral("win as t"),
                         .orderBy = keyset.reversed().orderBy(own()),
                         .limit = 1};
    QStringList columns{QStringLiteral("(select count(*) from win) as scanned")};
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i)
        columns.append(QStringLiteral("last.s%1::text as l%1").arg(i));
    return {.columns = columns,
            .from = QLatin1String("(values (0)) as one (n) left join ") + last.as(QStringLiteral("last")) +
                    QLatin1String(" on true")};
}

QStringList ListComposer::windowFields(const QList<Criterion> &checked, const PredicateSql &predicates) const
{
    QSet<QString> fields = predicates.ownFields(checked);
    for (const OrderLevel &level : m_criteria.levels())
        fields.insert(level.field);
    QStringList parts;
    for (const QString &field : std::as_const(fields))
        parts.append(QLatin1String("t.") + quotedName(field));
    parts.sort();
    return parts;
}

} // namespace meja
