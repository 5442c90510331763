#include "listcriteria.h"

#include "conditionreader.h"
#include "searchtest.h"
#include "storeclock.h"

#include <algorithm>

namespace meja {

namespace {

QString textOf(const std::optional<qint64> &number)
{
    return number ? QString::number(*number) : QString();
}

FieldTest rangeTest(const Column *column, const SearchTerm &term)
{
    if (term.kind == SearchTerm::Kind::Numbers)
        return {.column = column,
                .kind = FieldTest::Kind::Range,
                .min = textOf(term.min),
                .max = textOf(term.max)};
    if (term.kind == SearchTerm::Kind::Decimals)
        return {.column = column,
                .kind = FieldTest::Kind::Range,
                .min = term.decimals.min,
                .max = term.decimals.max,
                .above = term.decimals.above,
                .below = term.decimals.below};
    return {.column = column,
            .kind = FieldTest::Kind::Range,
            .min = term.from ? startOfStoreDay(*term.from) : QString(),
            .below = term.until ? startOfStoreDay(*term.until) : QString()};
}

} // namespace

Result<ListCriteria> ListCriteria::read(const Resource &resource, const ListQuery &query, Role role)
{
    if (!resource.isOpenTo(role))
        return failure(ErrorKind::Forbidden,
                       QStringLiteral("this login may not open the list '%1'").arg(resource.name));
    ListCriteria criteria(resource, role);
    Result<> read =
        criteria.readOrder(query.order.isEmpty() ? resource.defaultOrder : query.order, query.sortsRows);
    for (const Condition &condition : query.conditions) {
        if (read)
            read = criteria.readCondition(condition);
    }
    if (read && query.dates)
        read = criteria.readDates(*query.dates);
    if (read)
        read = criteria.readSearch(query);
    if (!read)
        return tl::unexpected(read.error());
    return criteria;
}

Result<QList<const Column *>> ListCriteria::columns(const QStringList &names) const
{
    QList<const Column *> found;
    for (const Column &column : m_resource->columns) {
        if (names.isEmpty() && column.listed && column.isOpenTo(m_role))
            found.append(&column);
    }
    for (const QString &name : names) {
        const Column *column = m_resource->column(name);
        if (!column || !column->isOpenTo(m_role))
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the list '%1' has no column '%2'").arg(m_resource->name, name));
        found.append(column);
    }
    return found;
}

Result<const Column *> ListCriteria::comparable(const QString &name) const
{
    const Column *column = m_resource->column(name);
    if (!column || !column->isOpenTo(m_role))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the list '%1' has no column '%2'").arg(m_resource->name, name));
    if (column->isMaskedFor(m_role))
        return failure(ErrorKind::Forbidden,
                       QStringLiteral("'%1' is masked for this login: it cannot be sorted, filtered, "
                                      "counted or searched")
                           .arg(name));
    return column;
}

Result<> ListCriteria::readOrder(const QList<SortLevel> &order, bool sortsRows)
{
    for (const SortLevel &level : order) {
        const auto column = comparable(level.column);
        if (!column)
            return tl::unexpected(column.error());
        const bool isKey = (*column)->relation.isEmpty() && (*column)->field == m_resource->key;
        if (!m_resource->isOrderedBy(level) && !(sortsRows && m_resource->canSortRowsBy(level.column)))
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("the list '%1' cannot be sorted by '%2'").arg(m_resource->name, level.column));
        const auto known = [&](const OrderLevel &each) { return each.field == (*column)->field; };
        if (!std::any_of(m_levels.cbegin(), m_levels.cend(), known))
            m_levels.append({(*column)->field, level.direction, (*column)->isText()});
        if (isKey)
            return {};
    }
    m_levels.append(
        {m_resource->key, m_levels.isEmpty() ? SortDirection::Descending : m_levels.last().direction});
    return {};
}

Result<> ListCriteria::readCondition(const Condition &condition)
{
    const auto column = comparable(condition.column);
    if (!column)
        return tl::unexpected(column.error());
    const auto test = readFilter(**column, condition, isRelatedFilter(condition.column));
    if (!test)
        return tl::unexpected(test.error());
    m_filters.append(Criterion{*test});
    return {};
}

Result<> ListCriteria::readDates(const DateRange &dates)
{
    if (m_resource->dateColumn.isEmpty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the list '%1' has no date column").arg(m_resource->name));
    const auto column = comparable(m_resource->dateColumn);
    if (!column)
        return tl::unexpected(column.error());
    m_filters.append(Criterion{{.column = *column,
                                .kind = FieldTest::Kind::Range,
                                .min = startOfStoreDay(dates.from),
                                .below = startOfStoreDay(dates.until)}});
    return {};
}

Result<> ListCriteria::readSearch(const ListQuery &query)
{
    // Without this check a caller that forgets to parse would read the whole list.
    if (!query.terms && !query.search.isEmpty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the search '%1' was not parsed").arg(query.search));
    for (const SearchTerm &term : query.terms.value_or(QList<SearchTerm>())) {
        if (const auto read = readTerm(term); !read)
            return read;
    }
    return {};
}

Result<> ListCriteria::readTerm(const SearchTerm &term)
{
    if (term.column.isEmpty()) {
        m_words.append(anyField(term.text));
        return {};
    }
    const auto column = comparable(term.column);
    if (!column)
        return tl::unexpected(column.error());
    switch (term.kind) {
    case SearchTerm::Kind::Text:
        m_words.append(Criterion{likeTest(**column, SearchKind::Contains, term.text)});
        return {};
    case SearchTerm::Kind::Codes:
        m_filters.append(
            Criterion{{.column = *column, .kind = FieldTest::Kind::AnyOf, .values = term.codes}});
        return {};
    case SearchTerm::Kind::Empty:
        m_filters.append(Criterion{{.column = *column, .kind = FieldTest::Kind::Empty}});
        return {};
    case SearchTerm::Kind::Numbers:
    case SearchTerm::Kind::Decimals:
    case SearchTerm::Kind::Times:
        m_filters.append(Criterion{rangeTest(*column, term)});
        return {};
    }
    Q_UNREACHABLE();
}

Criterion ListCriteria::anyField(const QString &text) const
{
    Criterion tests;
    for (const SearchField &field : m_resource->searchFields) {
        const Column *column = m_resource->column(field.column);
        if (!column || column->isMaskedFor(m_role) || !column->isOpenTo(m_role))
            continue;
        if (const auto test = searchTest(*column, field.kind, text))
            tests.append(*test);
    }
    return tests;
}

bool ListCriteria::isRelatedFilter(const QString &column) const
{
    return std::any_of(m_resource->filters.cbegin(), m_resource->filters.cend(), [&](const Filter &filter) {
        return filter.column == column && filter.kind == FilterKind::Related;
    });
}

} // namespace meja
