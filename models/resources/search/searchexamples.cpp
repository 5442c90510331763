#include "searchexamples.h"

#include <algorithm>

namespace meja {

namespace {

/// The first column that this role may search and `matches` accepts; null if there is none.
template <class Predicate>
const Column *firstColumn(const Resource &resource, Role role, const Predicate &matches)
{
    const auto found =
        std::find_if(resource.columns.cbegin(), resource.columns.cend(), [&](const Column &each) {
            return each.isOpenTo(role) && !each.isMaskedFor(role) && !each.isComputed() && matches(each);
        });
    return found == resource.columns.cend() ? nullptr : &*found;
}

bool searchesText(const Resource &resource, Role role)
{
    return std::any_of(
        resource.searchFields.cbegin(), resource.searchFields.cend(), [&](const SearchField &each) {
            const Column *column = resource.column(each.column);
            return column && each.kind == SearchKind::Contains && column->isOpenTo(role) && column->isText();
        });
}

bool searchesPhones(const Resource &resource, Role role)
{
    return std::any_of(resource.searchFields.cbegin(), resource.searchFields.cend(),
                       [&](const SearchField &each) {
                           const Column *column = resource.column(each.column);
                           return column && column->type == ValueType::Phone && !column->isMaskedFor(role);
                       });
}

void addWords(QList<SearchExample> &examples, const Resource &resource, Role role)
{
    if (searchesText(resource, role)) {
        examples.append({QStringLiteral("budi santoso"),
                         QT_TRANSLATE_NOOP("SearchExamples", "Rows with both words, in any order")});
        examples.append({QStringLiteral("\"kopi susu\""),
                         QT_TRANSLATE_NOOP("SearchExamples", "Rows with exactly this phrase")});
    }
    if (searchesPhones(resource, role))
        examples.append({QStringLiteral("0812-3456-7890"),
                         QT_TRANSLATE_NOOP("SearchExamples", "A phone number in any spelling")});
}

void addColumns(QList<SearchExample> &examples, const Resource &resource, Role role)
{
    if (const Column *choice =
            firstColumn(resource, role, [](const Column &each) { return each.type == ValueType::Choice; }))
        examples.append({QStringLiteral("%1:\"%2\"").arg(choice->name, choice->choices.first().label.text()),
                         QT_TRANSLATE_NOOP("SearchExamples", "Rows with this value in this column")});
    if (const Column *optional = firstColumn(
            resource, role, [](const Column &each) { return each.optional && each.type == ValueType::Text; }))
        examples.append({optional->name + QStringLiteral(":–"),
                         QT_TRANSLATE_NOOP("SearchExamples", "Rows without a value in this column")});
}

void addAmounts(QList<SearchExample> &examples, const Resource &resource, Role role)
{
    if (!firstColumn(resource, role, [](const Column &each) { return each.type == ValueType::Money; }))
        return;
    examples.append({QStringLiteral(">500rb"), QT_TRANSLATE_NOOP("SearchExamples", "Amounts above 500,000")});
    examples.append({QStringLiteral("500rb..2jt"),
                     QT_TRANSLATE_NOOP("SearchExamples", "Amounts from 500,000 to 2,000,000")});
}

void addDays(QList<SearchExample> &examples, const Resource &resource)
{
    if (resource.dateColumn.isEmpty())
        return;
    examples.append(
        {QStringLiteral("kemarin"), QT_TRANSLATE_NOOP("SearchExamples", "Yesterday; “today” works too")});
    examples.append({QStringLiteral("2026-11"), QT_TRANSLATE_NOOP("SearchExamples", "A month")});
    examples.append({QStringLiteral("1 Nov 2026 .. 15 Nov 2026"),
                     QT_TRANSLATE_NOOP("SearchExamples", "From the first to the last day, both included")});
}

} // namespace

QList<SearchExample> searchExamples(const Resource &resource, Role role)
{
    QList<SearchExample> examples;
    addWords(examples, resource, role);
    addColumns(examples, resource, role);
    addAmounts(examples, resource, role);
    addDays(examples, resource);
    return examples;
}

} // namespace meja
