#pragma once

#include "error.h"
#include "fieldtest.h"
#include "listquery.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// One level of a list's order, on the resource's own table. NULL stands behind every value, as
/// PostgreSQL's own ascending order has it.
struct OrderLevel
{
    QString field;
    SortDirection direction = SortDirection::Ascending;
};

/// What a `ListQuery` means for one role: names resolved and checked, texts read, nothing of SQL yet.
/// A row belongs to the list when it meets every criterion of `filters` and `words`.
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
    [[nodiscard]] const QList<Criterion> &words() const { return m_words; } ///< Texts that were searched for.
    [[nodiscard]] bool isUnfiltered() const { return m_filters.isEmpty() && m_words.isEmpty(); }

    /// The columns a page shows: those named, or those listed by default.
    [[nodiscard]] Result<QList<const Column *>> columns(const QStringList &names) const;
    /// A column that may be compared: `Invalid` when unknown, `Forbidden` when masked for the role.
    [[nodiscard]] Result<const Column *> comparable(const QString &name) const;

private:
    ListCriteria(const Resource &resource, Role role) : m_resource(&resource), m_role(role) {}

    Result<> readOrder(const QList<SortLevel> &order);
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
