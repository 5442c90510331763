#include "hitssql.h"

#include "selectsql.h"

#include <algorithm>

namespace meja {

namespace {

/// Planning more branches takes longer than they save.
constexpr qsizetype maxBranches = 16;

/// A trigram index can look up a pattern that contains three letters or digits in a row.
bool hasTrigram(const QString &pattern)
{
    int inARow = 0;
    for (const QChar c : pattern) {
        inARow = c.isLetterOrNumber() || c.isSurrogate() ? inARow + 1 : 0;
        if (inARow == 3)
            return true;
    }
    return false;
}

bool canDrive(const Criterion &word)
{
    return !word.isEmpty() && std::all_of(word.cbegin(), word.cend(), [](const FieldTest &test) {
        return !test.column->isComputed() &&
               (test.kind == FieldTest::Kind::AnyOf || hasTrigram(test.pattern));
    });
}

bool hasFields(const Criterion &word)
{
    return !word.isEmpty() && std::none_of(word.cbegin(), word.cend(),
                                           [](const FieldTest &test) { return test.column->isComputed(); });
}

qsizetype longestPattern(const Criterion &word)
{
    qsizetype longest = 0;
    for (const FieldTest &test : word)
        longest = std::max(longest, test.pattern.size());
    return longest;
}

/// All combinations of one test per word.
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

} // namespace

HitsSql::HitsSql(const ListCriteria &criteria) : HitsSql(criteria, canDrive) {}

HitsSql HitsSql::bySets(const ListCriteria &criteria)
{
    return HitsSql(criteria, hasFields);
}

/// Longer words are more selective, so they come first.
HitsSql::HitsSql(const ListCriteria &criteria, bool (*drives)(const Criterion &))
    : m_resource(&criteria.resource())
{
    QList<Criterion> words = criteria.words();
    std::stable_sort(words.begin(), words.end(), [](const Criterion &one, const Criterion &other) {
        return longestPattern(one) > longestPattern(other);
    });
    qsizetype branches = 1;
    for (const Criterion &word : std::as_const(words)) {
        const bool isDriver = drives(word) && branches * word.size() <= maxBranches;
        branches *= isDriver ? word.size() : 1;
        (isDriver ? m_drivers : m_followers).append(word);
    }
}

/// One branch per combination of a field for each word, so that an index of its own can drive every branch.
QString HitsSql::select(const QStringList &fields, PredicateSql &predicates, qint64 maxHits) const
{
    QStringList branches;
    for (const Criterion &choice : combinations(m_drivers)) {
        const SelectSql branch{.columns = fields,
                               .from = quotedName(m_resource->table) + QLatin1String(" as t"),
                               .where = conditionsOf(choice, predicates),
                               .limit = maxHits > 0 ? maxHits + 1 : 0};
        branches.append(branch.text());
    }
    return unionOf(branches, QStringLiteral("union"));
}

/// The conditions of one test per word. Few rows match a part of a code, so with a code PostgreSQL starts
/// from its index and looks related rows up one by one. Otherwise all tests of one relation form one
/// condition, from which PostgreSQL starts. (The planner assumes that the words of one name are independent,
/// so it expects far fewer related rows than there are.)
QStringList HitsSql::conditionsOf(const Criterion &choice, PredicateSql &predicates) const
{
    const bool codeDrives = std::any_of(choice.cbegin(), choice.cend(), [](const FieldTest &test) {
        return test.column->relation.isEmpty() && test.column->type == ValueType::Code;
    });
    QStringList conditions;
    QHash<QString, QList<FieldTest>> related;
    for (const FieldTest &test : choice) {
        if (codeDrives || test.column->relation.isEmpty())
            conditions.append(predicates.test(test, PredicateSql::Reach::ByRow));
        else
            related[test.column->relation].append(test);
    }
    for (auto it = related.cbegin(); it != related.cend(); ++it)
        conditions.append(predicates.related(*m_resource->relation(it.key()), it.value()));
    return conditions;
}

} // namespace meja
