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

/// One sort level.
struct SortLevel
{
    QString column;
    SortDirection direction = SortDirection::Ascending;

    friend bool operator==(const SortLevel &, const SortLevel &) = default;
};

/// A related table. `name` is its alias in SQL; `foreignKey` is the column of the resource's own table with
/// the key of the related row. `optional`: the foreign key may be NULL.
struct Relation
{
    QString name;
    QString table;
    QString foreignKey;
    QString key = QStringLiteral("id");
    bool optional = false;
};

/// How a search word is compared with a field. The signs are those of Django Admin.
enum class SearchKind {
    Contains,   ///< Anywhere in the value, ignoring case.
    StartsWith, ///< `^`: at the beginning, ignoring case.
    Exact       ///< `=`: the whole value, ignoring case.
};

/// A field that the search box searches: a Text, LongText, Code, Phone or Email column. Phones and e-mail
/// addresses are stored normalised (+62…, lower case) and compared with the normalised word.
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

/// Related rows, shown as a table on the detail page: the rows of `resource` whose `column` links to this
/// record.
struct Inline
{
    QString resource;
    QString column; ///< A column of that resource with a Related filter.
    Label title;
};

/// The section of the navigation that shows a resource.
enum class Section { Sales, Catalogue, People, Records };

/// Describes one model as data: what its list shows, searches, filters and sorts, what its detail page shows,
/// and which roles may open it. Checked against the schema at program start.
struct Resource
{
    QString name;  ///< As in commands and links, such as `orders`.
    QString table; ///< In the schema `meja`.
    Label singular;
    Label plural;
    /// How the number of rows is written, with `%Ln` for the number; translated in the context `Counts`.
    const char *counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln row(s)");
    QString icon;                        ///< File name in `resources/icons`, without extension.
    std::optional<Section> section = {}; ///< Empty: reached only from other pages.
    QString key = QStringLiteral("id");
    QList<Relation> relations = {};
    QList<Column> columns;
    QList<SortLevel> defaultOrder; ///< Without the key, which is always added as the last level.
    QList<SearchField> searchFields = {};
    QList<Filter> filters = {};
    QString dateColumn = {}; ///< The time column of the date strip; empty: no date strip.
    QString titleColumn;     ///< The title of a row in links, tabs and type-ahead.
    QString hintColumn = {}; ///< Shown beside the title in type-ahead, to distinguish equal titles.
    QList<Fieldset> fieldsets = {};
    QList<Inline> inlines = {};
    QList<Role> roles = {Role::Staff, Role::Admin, Role::Auditor};
    bool small = false; ///< At most thousands of rows: no order or filter needs an index.

    /// `685 orders`, in the current language.
    [[nodiscard]] QString countText(qint64 rows) const;
    [[nodiscard]] const Column *column(const QString &columnName) const;
    [[nodiscard]] const Filter *filter(const QString &columnName) const;
    [[nodiscard]] const Relation *relation(const QString &relationName) const;
    /// Whether an index serves this order, so that the list need not be sorted.
    [[nodiscard]] bool isOrderedBy(const SortLevel &level) const;
    /// Whether the server can sort the matching rows by this column without an index: it is a field of the
    /// resource's own table.
    [[nodiscard]] bool canSortRowsBy(const QString &columnName) const;
    [[nodiscard]] bool isOpenTo(Role role) const { return roles.contains(role); }
};

} // namespace meja
