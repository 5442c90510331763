#pragma once

#include "resource.h"

#include <initializer_list>

/// The vocabulary of the description files: a resource in few words, each of them checked against the
/// schema at start-up. Names are ASCII; labels are marked with `QT_TRANSLATE_NOOP("Catalogue", …)`.
namespace meja::describe {

/// A column being described: `money("total", …).sortable()`.
class ColumnDraft
{
public:
    ColumnDraft(ValueType type, const char *name, const char *label);

    /// The value lies in the relation's table, by default in a field of the column's own name.
    ColumnDraft &of(const char *relation, const char *field);
    /// The value is computed by this SQL over `t` and the relations, for each row that is shown.
    ColumnDraft &computed(const char *expression);
    ColumnDraft &shownAs(const char *expression);
    ColumnDraft &field(const char *field);
    ColumnDraft &choices(QList<Choice> choices);
    ColumnDraft &links(const char *resource, const char *linkField);
    ColumnDraft &sortable();
    ColumnDraft &unlisted();
    ColumnDraft &editable();
    /// Its field may be null; said of columns with a filter.
    ColumnDraft &optional();
    /// Personal: staff read the stored column `<field>_masked` instead.
    ColumnDraft &masked();
    ColumnDraft &onlyFor(QList<Role> roles);

    operator Column() const { return m_column; } // NOLINT(google-explicit-constructor): a draft is a column

private:
    Column m_column;
};

[[nodiscard]] ColumnDraft text(const char *name, const char *label);
[[nodiscard]] ColumnDraft longText(const char *name, const char *label);
[[nodiscard]] ColumnDraft code(const char *name, const char *label);
[[nodiscard]] ColumnDraft key(const char *name, const char *label);
[[nodiscard]] ColumnDraft integer(const char *name, const char *label);
[[nodiscard]] ColumnDraft decimal(const char *name, const char *label);
[[nodiscard]] ColumnDraft money(const char *name, const char *label);
[[nodiscard]] ColumnDraft grams(const char *name, const char *label);
[[nodiscard]] ColumnDraft timestamp(const char *name, const char *label);
[[nodiscard]] ColumnDraft boolean(const char *name, const char *label);
[[nodiscard]] ColumnDraft choice(const char *name, const char *label, QList<Choice> choices);
[[nodiscard]] ColumnDraft phone(const char *name, const char *label);
[[nodiscard]] ColumnDraft email(const char *name, const char *label);
[[nodiscard]] ColumnDraft recordName(const char *name, const char *label);
[[nodiscard]] ColumnDraft changes(const char *name, const char *label);

[[nodiscard]] Relation relation(const char *alias, const char *table, const char *foreignKey);
[[nodiscard]] Relation optionalRelation(const char *alias, const char *table, const char *foreignKey);

[[nodiscard]] SortLevel ascending(const char *column);
[[nodiscard]] SortLevel descending(const char *column);

[[nodiscard]] SearchField anywhere(const char *column);
[[nodiscard]] SearchField atTheBeginning(const char *column);
[[nodiscard]] SearchField whole(const char *column);

[[nodiscard]] Filter byChoice(const char *column);
[[nodiscard]] Filter byRange(const char *column);
[[nodiscard]] Filter byDate(const char *column);
[[nodiscard]] Filter byRelated(const char *column);
[[nodiscard]] Filter byPresence(const char *column);
/// A Related filter for inlines and links alone.
[[nodiscard]] Filter byParent(const char *column);

[[nodiscard]] Fieldset fieldset(const char *title, std::initializer_list<const char *> columns);
/// Rows of `resource` whose `column` links to ours.
[[nodiscard]] Inline inlineOf(const char *resource, const char *column, const char *title);

} // namespace meja::describe
