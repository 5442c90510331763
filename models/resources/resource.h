#pragma once

#include "column.h"
#include "filter.h"
#include "label.h"
#include "role.h"

#include <QList>
#include <QString>

#include <optional>

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

/// A field the search box looks into; `column` names a Text, LongText, Code, Phone or Email column.
/// Phones and e-mail addresses are stored normalised (+62…, lower case) and met by the normalised word.
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
    QString column; ///< A column of that resource with a Related filter; its `linkField` holds our key.
    Label title;
};

/// Where the navigation shows a resource, by task.
enum class Section { Sales, Catalogue, People, Records };

/// Everything the desk knows of one model, as data: what a list shows, finds, filters and sorts, what
/// a detail page shows, and who may open it. One file per model; checked against the schema at start-up.
struct Resource
{
    QString name;  ///< As in commands and links: `orders`.
    QString table; ///< In the schema `meja`.
    Label singular;
    Label plural;
    /// How the number of rows is written, with `%Ln` for the number; translated in the context `Counts`.
    const char *counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln row(s)");
    QString icon;                        ///< Name of a drawing in `resources/icons`.
    std::optional<Section> section = {}; ///< Empty: reached only from other pages.
    QString key = QStringLiteral("id");
    QList<Relation> relations = {};
    QList<Column> columns;
    QList<SortLevel> defaultOrder; ///< Without the key, which is always the last level.
    QList<SearchField> searchFields = {};
    QList<Filter> filters = {};
    QString dateColumn = {}; ///< Date hierarchy; empty when it has none.
    QString titleColumn;     ///< What names a row in links, tabs and type-ahead.
    QString hintColumn = {}; ///< Stands beside the title in type-ahead, to tell namesakes apart.
    QList<Fieldset> fieldsets = {};
    QList<Inline> inlines = {};
    QList<Role> roles = {Role::Staff, Role::Admin, Role::Auditor};
    bool small = false; ///< Stays within thousands of rows: any order and filter reads it whole.

    /// `685 orders`, in the current language.
    [[nodiscard]] QString countText(qint64 rows) const;
    [[nodiscard]] const Column *column(const QString &columnName) const;
    [[nodiscard]] const Filter *filter(const QString &columnName) const;
    [[nodiscard]] const Relation *relation(const QString &relationName) const;
    /// Whether rows come in this order without sorting them all: the column's index, or the default's, serves
    /// it.
    [[nodiscard]] bool isOrderedBy(const SortLevel &level) const;
    [[nodiscard]] bool isOpenTo(Role role) const { return roles.contains(role); }
};

} // namespace meja
