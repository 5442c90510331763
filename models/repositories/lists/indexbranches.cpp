#include "indexbranches.h"

#include "schema.h"

namespace meja {

namespace {

/// Each value becomes a branch of its own. Planning more branches takes longer than they save.
constexpr qsizetype maxTestBranches = 8;

/// Whether the filter is a range of the column that leads the order.
bool isRangeOfOrder(const Criterion &criterion, const ListCriteria &list)
{
    if (criterion.size() != 1)
        return false;
    const FieldTest &test = criterion.first();
    return test.kind == FieldTest::Kind::Range && test.column->relation.isEmpty() &&
           test.column->field == list.levels().first().field;
}

/// Whether an index has the rows of each value in the order of the list.
bool isServedByValue(const Criterion &criterion, const ListCriteria &list, const TableFacts &facts)
{
    if (criterion.size() != 1)
        return false;
    const FieldTest &test = criterion.first();
    const bool byKey = test.kind == FieldTest::Kind::Keys;
    const bool byValue = test.kind == FieldTest::Kind::AnyOf && test.column->relation.isEmpty();
    if ((!byKey && !byValue) || test.values.isEmpty() || test.values.size() > maxTestBranches)
        return false;
    QStringList index{byKey ? keyField(list.resource(), *test.column) : test.column->field};
    for (const OrderLevel &level : list.levels())
        index.append(indexColumn(level.field, level.isText));
    return facts.hasIndexBeginningWith(index);
}

QStringList conditionPerValue(const FieldTest &test, PredicateSql &predicates)
{
    QStringList values = test.values;
    values.removeDuplicates();
    QStringList conditions;
    for (const QString &value : std::as_const(values)) {
        FieldTest single = test;
        single.values = {value};
        conditions.append(predicates.test(single, PredicateSql::Reach::BySet));
    }
    return conditions;
}

QStringList combined(const QStringList &branches, const QStringList &conditions)
{
    QStringList narrower;
    for (const QString &branch : branches) {
        for (const QString &condition : conditions)
            narrower.append(branch.isEmpty() ? condition : branch + QLatin1String(" and ") + condition);
    }
    return narrower;
}

} // namespace

IndexBranches IndexBranches::of(const QStringList &ranges, const ListCriteria &criteria,
                                const TableFacts &facts, PredicateSql &predicates)
{
    IndexBranches branches{.conditions = ranges};
    bool isSplitByValue = false;
    for (const Criterion &filter : criteria.filters()) {
        if (isRangeOfOrder(filter, criteria)) {
            branches.conditions =
                combined(branches.conditions, {predicates.criterion(filter, PredicateSql::Reach::BySet)});
        } else if (!isSplitByValue && isServedByValue(filter, criteria, facts)) {
            isSplitByValue = true;
            branches.conditions =
                combined(branches.conditions, conditionPerValue(filter.first(), predicates));
        } else {
            branches.rest.append(filter);
        }
    }
    return branches;
}

} // namespace meja
