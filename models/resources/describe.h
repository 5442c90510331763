#pragma once

#include "resource.h"

#include <initializer_list>

/// Functions for the files that describe resources. `ResourceChecker` checks the result against the schema at
/// program start. Names are ASCII; labels are marked with `QT_TRANSLATE_NOOP("Catalogue", …)`.
namespace meja::describe {

/// Builds a column: `money("total", …).sortable()`.
class ColumnDraft
{
public:
    ColumnDraft(ValueType type, const char *name, const Label &label);

    /// Reads the value from a field of the relation's table.
    ColumnDraft &of(const char *relation, const char *field);
    /// Computes the value with SQL over `t` and the relations, for each row that is shown.
    ColumnDraft &computed(const char *expression);
    /// Reads this SQL instead of the field.
    ColumnDraft &shownAs(const char *expression);
    ColumnDraft &field(const char *field);
    ColumnDraft &choices(QList<Choice> choices);
    ColumnDraft &links(const char *resource, const char *linkField);
    ColumnDraft &sortable();
    ColumnDraft &unlisted();
    ColumnDraft &editable();
    /// The field may be null. Required for columns with a filter.
    ColumnDraft &optional();
    /// Personal data: staff read the stored column `<field>_masked` instead.
    ColumnDraft &masked();
    ColumnDraft &withOtherCodes();
    ColumnDraft &onlyFor(QList<Role> roles);

    operator Column() const { return m_column; } // NOLINT(google-explicit-constructor): used as a column

private:
    Column m_column;
};

[[nodiscard]] ColumnDraft text(const char *name, const Label &label);
[[nodiscard]] ColumnDraft longText(const char *name, const Label &label);
[[nodiscard]] ColumnDraft code(const char *name, const Label &label);
[[nodiscard]] ColumnDraft key(const char *name, const Label &label);
[[nodiscard]] ColumnDraft integer(const char *name, const Label &label);
[[nodiscard]] ColumnDraft decimal(const char *name, const Label &label);
[[nodiscard]] ColumnDraft money(const char *name, const Label &label);
[[nodiscard]] ColumnDraft grams(const char *name, const Label &label);
[[nodiscard]] ColumnDraft timestamp(const char *name, const Label &label);
[[nodiscard]] ColumnDraft boolean(const char *name, const Label &label);
[[nodiscard]] ColumnDraft choice(const char *name, const Label &label, QList<Choice> choices);
[[nodiscard]] ColumnDraft phone(const char *name, const Label &label);
[[nodiscard]] ColumnDraft email(const char *name, const Label &label);
[[nodiscard]] ColumnDraft recordName(const char *name, const Label &label);
[[nodiscard]] ColumnDraft changes(const char *name, const Label &label);

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
/// A Related filter that only inlines and links use.
[[nodiscard]] Filter byParent(const char *column);

[[nodiscard]] Fieldset fieldset(const char *title, std::initializer_list<const char *> columns);
/// Rows of `resource` whose `column` links to ours.
[[nodiscard]] Inline inlineOf(const char *resource, const char *column, const char *title);

} // namespace meja::describe
