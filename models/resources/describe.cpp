#include "describe.h"

#include <utility>

namespace meja::describe {

namespace {

QString name(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

} // namespace

ColumnDraft::ColumnDraft(ValueType type, const char *name, const Label &label)
{
    m_column.name = QString::fromLatin1(name);
    m_column.label = label;
    m_column.type = type;
    m_column.field = m_column.name;
}

ColumnDraft &ColumnDraft::of(const char *relation, const char *field)
{
    m_column.relation = name(relation);
    return this->field(field);
}

ColumnDraft &ColumnDraft::computed(const char *expression)
{
    m_column.field.clear();
    m_column.expression = name(expression);
    return *this;
}

ColumnDraft &ColumnDraft::field(const char *field)
{
    m_column.field = name(field);
    return *this;
}

ColumnDraft &ColumnDraft::choices(QList<Choice> choices)
{
    m_column.choices = std::move(choices);
    return *this;
}

ColumnDraft &ColumnDraft::shownAs(const char *expression)
{
    m_column.shownAs = name(expression);
    return *this;
}

ColumnDraft &ColumnDraft::links(const char *resource, const char *linkField)
{
    m_column.linksTo = name(resource);
    m_column.linkField = name(linkField);
    return *this;
}

ColumnDraft &ColumnDraft::sortable()
{
    m_column.sortable = true;
    return *this;
}

ColumnDraft &ColumnDraft::unlisted()
{
    m_column.listed = false;
    return *this;
}

ColumnDraft &ColumnDraft::editable()
{
    m_column.editable = true;
    return *this;
}

ColumnDraft &ColumnDraft::optional()
{
    m_column.optional = true;
    return *this;
}

ColumnDraft &ColumnDraft::masked()
{
    m_column.maskedField = m_column.field + QLatin1String("_masked");
    return *this;
}

ColumnDraft &ColumnDraft::withOtherCodes()
{
    m_column.hasOtherCodes = true;
    return *this;
}

ColumnDraft &ColumnDraft::onlyFor(QList<Role> roles)
{
    m_column.roles = std::move(roles);
    return *this;
}

ColumnDraft text(const char *name, const Label &label)
{
    return {ValueType::Text, name, label};
}

ColumnDraft longText(const char *name, const Label &label)
{
    return {ValueType::LongText, name, label};
}

ColumnDraft code(const char *name, const Label &label)
{
    return {ValueType::Code, name, label};
}

ColumnDraft key(const char *name, const Label &label)
{
    return {ValueType::Key, name, label};
}

ColumnDraft integer(const char *name, const Label &label)
{
    return {ValueType::Integer, name, label};
}

ColumnDraft decimal(const char *name, const Label &label)
{
    return {ValueType::Decimal, name, label};
}

ColumnDraft money(const char *name, const Label &label)
{
    return {ValueType::Money, name, label};
}

ColumnDraft grams(const char *name, const Label &label)
{
    return {ValueType::Grams, name, label};
}

ColumnDraft timestamp(const char *name, const Label &label)
{
    return {ValueType::Timestamp, name, label};
}

ColumnDraft boolean(const char *name, const Label &label)
{
    return {ValueType::Boolean, name, label};
}

ColumnDraft choice(const char *name, const Label &label, QList<Choice> choices)
{
    return ColumnDraft(ValueType::Choice, name, label).choices(std::move(choices));
}

ColumnDraft phone(const char *name, const Label &label)
{
    return {ValueType::Phone, name, label};
}

ColumnDraft email(const char *name, const Label &label)
{
    return {ValueType::Email, name, label};
}

ColumnDraft recordName(const char *name, const Label &label)
{
    return {ValueType::RecordName, name, label};
}

ColumnDraft changes(const char *name, const Label &label)
{
    return {ValueType::Changes, name, label};
}

Relation relation(const char *alias, const char *table, const char *foreignKey)
{
    return {.name = name(alias), .table = name(table), .foreignKey = name(foreignKey)};
}

Relation optionalRelation(const char *alias, const char *table, const char *foreignKey)
{
    Relation described = relation(alias, table, foreignKey);
    described.optional = true;
    return described;
}

SortLevel ascending(const char *column)
{
    return {name(column), SortDirection::Ascending};
}

SortLevel descending(const char *column)
{
    return {name(column), SortDirection::Descending};
}

SearchField anywhere(const char *column)
{
    return {name(column), SearchKind::Contains};
}

SearchField atTheBeginning(const char *column)
{
    return {name(column), SearchKind::StartsWith};
}

SearchField whole(const char *column)
{
    return {name(column), SearchKind::Exact};
}

Filter byChoice(const char *column)
{
    return {name(column), FilterKind::Choices};
}

Filter byRange(const char *column)
{
    return {name(column), FilterKind::Range};
}

Filter byDate(const char *column)
{
    return {name(column), FilterKind::Dates};
}

Filter byRelated(const char *column)
{
    return {name(column), FilterKind::Related};
}

Filter byPresence(const char *column)
{
    return {name(column), FilterKind::Presence};
}

Filter byParent(const char *column)
{
    return {name(column), FilterKind::Related, false};
}

Fieldset fieldset(const char *title, std::initializer_list<const char *> columns)
{
    Fieldset described{.title = {title}, .columns = {}};
    for (const char *column : columns)
        described.columns.append(name(column));
    return described;
}

Inline inlineOf(const char *resource, const char *column, const char *title)
{
    return {name(resource), name(column), {title}};
}

} // namespace meja::describe
