#pragma once

#include "error.h"
#include "fieldtest.h"
#include "listquery.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// One sort level of a list, a column of the resource's own table. NULL sorts after every value in ascending
/// order, as in PostgreSQL.
struct OrderLevel
{
    QString field;
    SortDirection direction = SortDirection::Ascending;
    bool isText = false; ///< Sorted with the collation `meja.people`.
};

/// A `ListQuery` checked for one role: names are resolved and values are read, but there is no SQL yet. For
/// the composers. A row belongs to the list when it meets every criterion of `filters` and `words`.
class ListCriteria
{
public:
    /// Fails with `Invalid` for a column or value that cannot be read, and with `Forbidden` for a resource
    /// that the role may not open or a masked column that it may not sort, filter or search.
    static Result<ListCriteria> read(const Resource &resource, const ListQuery &query, Role role);

    [[nodiscard]] const Resource &resource() const { return *m_resource; }
    [[nodiscard]] Role role() const { return m_role; }
    [[nodiscard]] const QList<OrderLevel> &levels() const { return m_levels; } ///< The key is the last.
    [[nodiscard]] const QList<Criterion> &filters() const { return m_filters; }
    [[nodiscard]] const QList<Criterion> &words() const { return m_words; } ///< The words of the search.
    [[nodiscard]] bool isUnfiltered() const { return m_filters.isEmpty() && m_words.isEmpty(); }

    /// The named columns, or those listed by default. Fails with `Invalid` for an unknown column.
    [[nodiscard]] Result<QList<const Column *>> columns(const QStringList &names) const;
    /// A column that the role may compare. Fails with `Invalid` when it is unknown, `Forbidden` when it is
    /// masked.
    [[nodiscard]] Result<const Column *> comparable(const QString &name) const;

private:
    ListCriteria(const Resource &resource, Role role) : m_resource(&resource), m_role(role) {}

    Result<> readOrder(const QList<SortLevel> &order, bool sortsRows);
    Result<> readCondition(const Condition &condition);
    Result<> readDates(const DateRange &dates);
    Result<> readSearch(const ListQuery &query);
    Result<> readTerm(const SearchTerm &term);
    [[nodiscard]] Criterion anyField(const QString &text) const;
    [[nodiscard]] bool isRelatedFilter(const QString &column) const;

    const Resource *m_resource;
    Role m_role;
    QList<OrderLevel> m_levels;
    QList<Criterion> m_filters;
    QList<Criterion> m_words;
};

} // namespace meja
