#pragma once

#include "error.h"
#include "listquery.h"
#include "searchterm.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// One comparison of one column with given values. A row passes or it doesn't; NULL passes `Empty` only.
struct FieldTest
{
    enum class Kind {
        Like,  ///< `ilike pattern`: both sides folded by lower() of the database, `\` escapes
        AnyOf, ///< equal to one of `values`
        Keys,  ///< the related row's key is one of `values`
        Range, ///< `least` ≤ value ≤ `most`, `above` < value < `below`; null texts are open ends
        Empty, ///< NULL, or a text of no characters
        NotEmpty
    };

    const Column *column = nullptr;
    Kind kind = Kind::Like;
    QString pattern = {};
    QStringList values = {};
    QString least = {};
    QString most = {};
    QString above = {};
    QString below = {};
};

/// A row meets a criterion when it passes any of its tests; one without tests is met by no row.
using Criterion = QList<FieldTest>;

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
    /// @param today the store's day, for words like "yesterday".
    ///
    /// Failures: `Invalid` (a column, value or word that can't be read), `Forbidden` (a resource or
    /// masked column the role may not open, sort, filter or search).
    static Result<ListCriteria> read(const Resource &resource, const ListQuery &query, Role role,
                                     QDate today);

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
    Result<> readSearch(const QString &search, QDate today);
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
