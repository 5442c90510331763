#pragma once

#include "column.h"
#include "filter.h"
#include "label.h"
#include "role.h"

#include <QList>
#include <QString>

namespace meja {

enum class SortDirection { Ascending, Descending };

/// One level of an order.
struct SortLevel
{
    QString column;
    SortDirection direction = SortDirection::Ascending;

    friend bool operator==(const SortLevel &, const SortLevel &) = default;
};

/// A table that the resource's own rows point at: `name` is its alias in SQL and `foreignKey` the
/// column of the resource's own table that holds its `id`. Optional ones are joined from the left.
struct Relation
{
    QString name;
    QString table;
    QString foreignKey;
    QString key = QStringLiteral("id");
    bool optional = false;
};

/// How a search word meets a field, with Django Admin's signs.
enum class SearchKind {
    Contains,   ///< Anywhere, any case.
    StartsWith, ///< `^`: at the beginning, any case.
    Exact       ///< `=`: the whole value, any case.
};

/// A field the search box looks into; `column` names a Text, Code, Phone or Email column.
struct SearchField
{
    QString column;
    SearchKind kind = SearchKind::Contains;
};

/// A group of fields on the detail page.
struct Fieldset
{
    Label title;
    QStringList columns;
};

/// Related rows shown as a table on the detail page: those of `resource` whose `column` holds our key.
struct Inline
{
    QString resource;
    QString column; ///< A filterable column of that resource, e.g. `order_id`.
    Label title;
};

/// Everything the desk knows of one model, as data: what a list shows, finds, filters and sorts, what
/// a detail page shows, and who may open it. One file per model; checked against the schema at start-up.
struct Resource
{
    QString name;  ///< As in commands and links: `orders`.
    QString table; ///< In the schema `meja`.
    Label singular;
    Label plural;
    QString icon;
    QString key = QStringLiteral("id");
    QList<Relation> relations = {};
    QList<Column> columns;
    QList<SortLevel> defaultOrder; ///< Without the key, which is always the last level.
    QList<SearchField> searchFields = {};
    QList<Filter> filters = {};
    QString dateColumn = {}; ///< Date hierarchy; empty when it has none.
    QString titleColumn;     ///< What names a row in links, tabs and type-ahead.
    QList<Fieldset> fieldsets = {};
    QList<Inline> inlines = {};
    QList<Role> roles = {Role::Staff, Role::Admin, Role::Auditor};

    [[nodiscard]] const Column *column(const QString &columnName) const;
    [[nodiscard]] const Relation *relation(const QString &relationName) const;
    [[nodiscard]] bool isOpenTo(Role role) const { return roles.contains(role); }
};

} // namespace meja
