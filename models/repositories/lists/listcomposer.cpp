#include "listcomposer.h"

#include "searchtest.h"

#include <algorithm>

namespace meja {

namespace {

/// More index branches than this cost more to plan than they save.
constexpr qsizetype mostBranches = 16;

/// A pattern has a trigram to look up when three letters or digits stand together in it.
bool isSelective(const QString &pattern)
{
    int together = 0;
    for (const QChar c : pattern) {
        together = c.isLetterOrNumber() || c.isSurrogate() ? together + 1 : 0;
        if (together == 3)
            return true;
    }
    return false;
}

bool canDrive(const Criterion &word)
{
    return std::all_of(word.cbegin(), word.cend(), [](const FieldTest &test) {
        return !test.column->isComputed() &&
               (test.kind == FieldTest::Kind::AnyOf || isSelective(test.pattern));
    });
}

qsizetype longestPattern(const Criterion &word)
{
    qsizetype longest = 0;
    for (const FieldTest &test : word)
        longest = std::max(longest, test.pattern.size());
    return longest;
}

/// Every choice of one test per word.
QList<Criterion> combinations(const QList<Criterion> &words)
{
    QList<Criterion> all{Criterion{}};
    for (const Criterion &word : words) {
        QList<Criterion> longer;
        for (const Criterion &begun : all) {
            for (const FieldTest &test : word)
                longer.append(begun + Criterion{test});
        }
        all = longer;
    }
    return all;
}

/// Nothing for a role that gets no more than the mask: namesakes are told apart by what is whole.
QString hintOf(const ListCriteria &criteria, const PredicateSql &predicates)
{
    const auto hint = criteria.comparable(criteria.resource().hintColumn);
    return hint ? predicates.value(**hint) + QLatin1String("::text") : QStringLiteral("null::text");
}

QString reversed(const QString &order)
{
    QString turned = order;
    turned.replace(QLatin1String(" asc"), QLatin1String(" ASC"))
        .replace(QLatin1String(" desc"), QLatin1String(" asc"))
        .replace(QLatin1String(" ASC"), QLatin1String(" desc"));
    return turned;
}

} // namespace

ListComposer::ListComposer(ListCriteria criteria, const SchemaFacts &facts)
    : m_criteria(std::move(criteria)), m_facts(facts.value(m_criteria.resource().table))
{
    chooseDrivers();
}

Result<Statement> ListComposer::page(const QList<const Column *> &columns, const Slice &slice) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const Keyset keyset(m_criteria.levels(), m_facts, slice.direction == PageRequest::Direction::Backward);
    const auto ways = access(keyset, slice, text);
    if (!ways)
        return tl::unexpected(ways.error());
    const QString condition = predicates.all(ways->rest + m_criteria.words(), PredicateSql::Reach::BySet);
    const QString pick = merged(pickList(QStringLiteral("t")) + QLatin1String(" from ") + table(),
                                ways->branches, keyset, condition, slice);
    return text.statement(
        QStringLiteral(
            "with picked as materialized (%1) select %2 from picked join %3 on %4 = %5%6 order by %7")
            .arg(pick, outputs(columns, predicates), table(), keyOf(QStringLiteral("t")),
                 QStringLiteral("picked.s%1").arg(m_criteria.levels().size() - 1),
                 joinsOf(m_criteria.resource()), keyset.orderByPicked(QStringLiteral("picked"))));
}

Result<Statement> ListComposer::pageOfHits(const QList<const Column *> &columns, const Slice &slice,
                                           qint64 most) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const Keyset keyset(m_criteria.levels(), m_facts, slice.direction == PageRequest::Direction::Backward);
    const auto ranges = keyset.ranges(slice.from, slice.start, text);
    if (!ranges)
        return tl::unexpected(ranges.error());
    const QString behind =
        ranges->first().isEmpty() ? QStringLiteral("true") : ranges->join(QLatin1String(" or "));
    const QString pick = checkedInTurn(QStringLiteral("select * from hits as t where %1 order by %2")
                                           .arg(behind, keyset.orderBy(QStringLiteral("t"))),
                                       m_criteria.filters() + m_followers, keyset, predicates);
    return text.statement(
        QStringLiteral("with hits as materialized (%1), picked as materialized (%2 limit %3 offset %4), foot "
                       "as (select count(*) as hits from hits) select ")
            .arg(hits(windowFields({}, predicates), predicates, most), pick)
            .arg(slice.limit)
            .arg(slice.offset) +
        QStringLiteral("%1, foot.hits from foot left join picked on true left join %2 on %3 = %4%5 order by "
                       "%6")
            .arg(outputs(columns, predicates), table(), keyOf(QStringLiteral("t")),
                 QStringLiteral("picked.s%1").arg(m_criteria.levels().size() - 1),
                 joinsOf(m_criteria.resource()), keyset.orderByPicked(QStringLiteral("picked"))));
}

Result<Statement> ListComposer::window(const QList<const Column *> &columns, const Slice &slice,
                                       qint64 rows) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const Keyset keyset(m_criteria.levels(), m_facts, slice.direction == PageRequest::Direction::Backward);
    const auto ways = access(keyset, slice, text);
    if (!ways)
        return tl::unexpected(ways.error());
    const QList<Criterion> checked = ways->rest + m_criteria.words();
    Slice whole;
    whole.limit = rows;
    const QString win = merged(windowFields(checked, predicates) + QLatin1String(" from ") + table(),
                               ways->branches, keyset, QStringLiteral("true"), whole);
    const QString pick =
        QStringLiteral("select %1 from win as t where %2 order by %3 limit %4")
            .arg(pickList(QStringLiteral("t")), predicates.all(checked, PredicateSql::Reach::ByRow),
                 keyset.orderBy(QStringLiteral("t")))
            .arg(slice.limit);
    QStringList last{QStringLiteral("(select count(*) from win) as looked")};
    QStringList lastNames{QStringLiteral("foot.looked")};
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i) {
        last.append(QStringLiteral("last.s%1::text as l%1").arg(i));
        lastNames.append(QStringLiteral("foot.l%1").arg(i));
    }
    return text.statement(
        QStringLiteral("with win as materialized (%1), picked as materialized (%2), foot as (select %3 from "
                       "(values (0)) as one (n) "
                       "left join (select %4 from win as t order by %5 limit 1) as last on true) "
                       "select %6, %7 from foot left join picked on true left join %8 on %9")
            .arg(win, pick, last.join(QLatin1String(", ")), pickList(QStringLiteral("t")),
                 reversed(keyset.orderBy(QStringLiteral("t"))), outputs(columns, predicates),
                 lastNames.join(QLatin1String(", ")), table(), keyOf(QStringLiteral("t"))) +
        QStringLiteral(" = picked.s%1%2 order by %3")
            .arg(QString::number(m_criteria.levels().size() - 1), joinsOf(m_criteria.resource()),
                 keyset.orderByPicked(QStringLiteral("picked"))));
}

Statement ListComposer::explainHits(qint64 most) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    return text.statement(QLatin1String("explain (format json) ") +
                          hits(keyOf(QStringLiteral("t")), predicates, most));
}

Statement ListComposer::record(const QList<const Column *> &columns, qint64 key) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    return text.statement(
        QStringLiteral(
            "with picked as (select %1 from %2 where %3 = %4) select %5 from picked join %2 on %3 = %6%7")
            .arg(pickList(QStringLiteral("t")), table(), keyOf(QStringLiteral("t")), text.place(key),
                 outputs(columns, predicates),
                 QStringLiteral("picked.s%1").arg(m_criteria.levels().size() - 1),
                 joinsOf(m_criteria.resource())));
}

Statement ListComposer::suggestions(const Column &title, const QString &typed, int limit) const
{
    SqlText text;
    PredicateSql predicates(m_criteria.resource(), text);
    const QString name = predicates.value(title);
    const QString hint = hintOf(m_criteria, predicates);
    const auto arm = [&](int rank, SearchKind kind) {
        return QStringLiteral("(select %1 as id, %2 as title, %8 as hint, %3 as rank from %4%5 where %2 "
                              "ilike %6 limit %7)")
            .arg(keyOf(QStringLiteral("t")), name, QString::number(rank), table(),
                 joinsOf(m_criteria.resource()), text.place(likeTest(title, kind, typed).pattern))
            .arg(limit)
            .arg(hint);
    };
    return text.statement(
        QStringLiteral("select id, title, hint, min(rank) from (%1 union all %2) as found group by id, "
                       "title, hint order by min(rank), title, id limit %3")
            .arg(arm(0, SearchKind::StartsWith), arm(1, SearchKind::Contains))
            .arg(limit));
}

QString ListComposer::matchingRows(PredicateSql &predicates, bool byHits) const
{
    if (byHits)
        return QStringLiteral("from (%1) as hits join %2 on %3 = hits.id where %4")
            .arg(hits(keyOf(QStringLiteral("t")) + QLatin1String(" as id"), predicates, 0), table(),
                 keyOf(QStringLiteral("t")),
                 predicates.all(m_criteria.filters() + m_followers, PredicateSql::Reach::ByRow));
    return QStringLiteral("from %1 where %2")
        .arg(table(), predicates.all(m_criteria.filters() + m_criteria.words(), PredicateSql::Reach::BySet));
}

QString ListComposer::table() const
{
    return quotedName(m_criteria.resource().table) + QLatin1String(" as t");
}

QString ListComposer::keyOf(const QString &alias) const
{
    return alias + u'.' + quotedName(m_criteria.resource().key);
}

QString ListComposer::pickList(const QString &alias) const
{
    QStringList parts;
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i)
        parts.append(
            QStringLiteral("%1.%2 as s%3").arg(alias, quotedName(m_criteria.levels()[i].field)).arg(i));
    return parts.join(QLatin1String(", "));
}

Result<ListComposer::Access> ListComposer::access(const Keyset &keyset, const Slice &slice,
                                                  SqlText &text) const
{
    const auto ranges = keyset.ranges(slice.from, slice.start, text);
    if (!ranges)
        return tl::unexpected(ranges.error());
    Access ways{*ranges, {}};
    PredicateSql predicates(m_criteria.resource(), text);
    bool byValues = false;
    const auto narrow = [&ways](const QStringList &conditions) {
        QStringList narrower;
        for (const QString &branch : std::as_const(ways.branches)) {
            for (const QString &condition : conditions)
                narrower.append(branch.isEmpty() ? condition : branch + QLatin1String(" and ") + condition);
        }
        ways.branches = narrower;
    };
    for (const Criterion &criterion : m_criteria.filters()) {
        if (servedAsRange(criterion)) {
            narrow({predicates.criterion(criterion, PredicateSql::Reach::BySet)});
        } else if (!byValues && servedByValues(criterion)) {
            byValues = true;
            QStringList each;
            for (const QString &value :
                 QSet<QString>(criterion.first().values.cbegin(), criterion.first().values.cend())) {
                FieldTest single = criterion.first();
                single.values = {value};
                each.append(predicates.test(single, PredicateSql::Reach::BySet));
            }
            narrow(each);
        } else {
            ways.rest.append(criterion);
        }
    }
    return ways;
}

bool ListComposer::servedAsRange(const Criterion &criterion) const
{
    if (criterion.size() != 1)
        return false;
    const FieldTest &test = criterion.first();
    return test.kind == FieldTest::Kind::Range && test.column->relation.isEmpty() &&
           test.column->field == m_criteria.levels().first().field;
}

bool ListComposer::servedByValues(const Criterion &criterion) const
{
    if (criterion.size() != 1)
        return false;
    const FieldTest &test = criterion.first();
    const bool byKey = test.kind == FieldTest::Kind::Keys;
    const bool byValue = test.kind == FieldTest::Kind::AnyOf && test.column->relation.isEmpty();
    if ((!byKey && !byValue) || test.values.isEmpty() || test.values.size() > mostBranches / 2)
        return false;
    QStringList index{byKey ? keyField(m_criteria.resource(), *test.column) : test.column->field};
    for (const OrderLevel &level : m_criteria.levels())
        index.append(level.field);
    return m_facts.hasIndexBeginningWith(index);
}

/// The first rows of all branches together, each of which is cut before they are merged.
QString ListComposer::merged(const QString &select, const QStringList &branches, const Keyset &keyset,
                             const QString &condition, const Slice &slice) const
{
    QStringList parts;
    for (const QString &branch : branches)
        parts.append(QStringLiteral("(select %1 where %2%3 order by %4 limit %5)")
                         .arg(select, branch.isEmpty() ? QString() : branch + QLatin1String(" and "),
                              condition, keyset.orderBy(QStringLiteral("t")))
                         .arg(slice.limit + slice.offset));
    if (parts.size() == 1 && slice.offset == 0)
        return parts.first();
    const bool picks = select.contains(QLatin1String(" as s0"));
    return QStringLiteral("select * from (%1) as t order by %2 limit %3 offset %4")
        .arg(parts.join(QLatin1String(" union all ")),
             picks ? keyset.orderByPicked(QStringLiteral("t")) : keyset.orderBy(QStringLiteral("t")))
        .arg(slice.limit)
        .arg(slice.offset);
}

QString ListComposer::outputs(const QList<const Column *> &columns, PredicateSql &predicates) const
{
    QStringList parts;
    for (qsizetype i = 0; i < m_criteria.levels().size(); ++i)
        parts.append(QStringLiteral("picked.s%1::text").arg(i));
    for (const Column *column : columns)
        parts.append(predicates.value(*column, column->isMaskedFor(m_criteria.role())));
    for (const Column *column : columns)
        parts.append(column->linkField.isEmpty() ? QStringLiteral("null")
                                                 : QLatin1String("t.") + quotedName(column->linkField));
    return parts.join(QLatin1String(", "));
}

/// One test per word, all of them met. A part of a code is borne by so few rows that they lead, and their
/// relations are looked up one by one: the planner thinks words of one name to be independent, and so
/// expects far fewer related rows than there are. Else the tests of each relation lead together.
QString ListComposer::conditionsOf(const Criterion &choice, PredicateSql &predicates) const
{
    const bool codeLeads = std::any_of(choice.cbegin(), choice.cend(), [](const FieldTest &test) {
        return test.column->relation.isEmpty() && test.column->type == ValueType::Code;
    });
    QStringList conditions;
    QHash<QString, QList<FieldTest>> related;
    for (const FieldTest &test : choice) {
        if (codeLeads || test.column->relation.isEmpty())
            conditions.append(predicates.test(test, PredicateSql::Reach::ByRow));
        else
            related[test.column->relation].append(test);
    }
    for (auto it = related.cbegin(); it != related.cend(); ++it)
        conditions.append(predicates.related(*m_criteria.resource().relation(it.key()), it.value()));
    return conditions.join(QLatin1String(" and "));
}

/// Fields of the rows that meet the driving words: a union of one branch per choice of a field for each
/// word, so that every branch can be driven by an index of its own.
QString ListComposer::hits(const QString &fields, PredicateSql &predicates, qint64 most) const
{
    QStringList branches;
    for (const Criterion &choice : combinations(m_drivers)) {
        const QString conditions = conditionsOf(choice, predicates);
        branches.append(QStringLiteral("(select %1 from %2 where %3%4)")
                            .arg(fields, table(), conditions,
                                 most > 0 ? QStringLiteral(" limit %1").arg(most + 1) : QString()));
    }
    return branches.join(QLatin1String(" union "));
}

/// Rows of `ordered` that meet what is left to check. The hits carry only what the indexes know, and each
/// is looked up when its turn has come: a page needs the first few, not all.
QString ListComposer::checkedInTurn(const QString &ordered, const QList<Criterion> &checked,
                                    const Keyset &keyset, PredicateSql &predicates) const
{
    const QString order = keyset.orderBy(QStringLiteral("h"));
    if (checked.isEmpty())
        return QStringLiteral("select %1 from (%2) as h order by %3")
            .arg(pickList(QStringLiteral("h")), ordered, order);
    return QStringLiteral(
               "select %1 from (%2 offset 0) as h where (select %3 from %4 where %5 = %6) order by %7")
        .arg(pickList(QStringLiteral("h")), ordered, predicates.all(checked, PredicateSql::Reach::ByRow),
             table(), keyOf(QStringLiteral("t")), keyOf(QStringLiteral("h")), order);
}

QString ListComposer::windowFields(const QList<Criterion> &checked, const PredicateSql &predicates) const
{
    QSet<QString> fields = predicates.ownFields(checked);
    for (const OrderLevel &level : m_criteria.levels())
        fields.insert(level.field);
    QStringList parts;
    for (const QString &field : std::as_const(fields))
        parts.append(QLatin1String("t.") + quotedName(field));
    parts.sort();
    return parts.join(QLatin1String(", "));
}

void ListComposer::chooseDrivers()
{
    QList<Criterion> words = m_criteria.words();
    std::stable_sort(words.begin(), words.end(), [](const Criterion &one, const Criterion &other) {
        return longestPattern(one) > longestPattern(other);
    });
    qsizetype branches = 1;
    for (const Criterion &word : std::as_const(words)) {
        const bool drives = !word.isEmpty() && canDrive(word) && branches * word.size() <= mostBranches;
        branches *= drives ? word.size() : 1;
        (drives ? m_drivers : m_followers).append(word);
    }
}

} // namespace meja
