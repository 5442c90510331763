#include "resourcechecker.h"

#include <QSet>

#include <algorithm>

namespace meja {

namespace {

QString text(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

QStringList sqlTypes(ValueType type)
{
    switch (type) {
    case ValueType::Text:
    case ValueType::LongText:
    case ValueType::Code:
    case ValueType::Phone:
    case ValueType::Email:
        return {text("text")};
    case ValueType::Key:
    case ValueType::Money:
        return {text("bigint")};
    case ValueType::Integer:
    case ValueType::Grams:
        return {text("bigint"), text("integer"), text("smallint")};
    case ValueType::Decimal:
        return {text("numeric")};
    case ValueType::Timestamp:
        return {text("timestamp with time zone")};
    case ValueType::Boolean:
        return {text("boolean")};
    case ValueType::Choice:
        return {text("text"), text("smallint")};
    case ValueType::RecordName:
        return {text("text")};
    case ValueType::Changes:
        return {text("jsonb")};
    }
    Q_UNREACHABLE();
}

bool canBeFilteredBy(ValueType type, FilterKind kind)
{
    switch (kind) {
    case FilterKind::Choices:
        return type == ValueType::Choice || type == ValueType::Boolean || type == ValueType::Text ||
               type == ValueType::Code || type == ValueType::RecordName;
    case FilterKind::Range:
        return type == ValueType::Integer || type == ValueType::Money || type == ValueType::Grams ||
               type == ValueType::Key;
    case FilterKind::Dates:
        return type == ValueType::Timestamp;
    case FilterKind::Related:
    case FilterKind::Presence:
        return true;
    }
    Q_UNREACHABLE();
}

bool canBeSearched(ValueType type)
{
    return sqlTypes(type) == QStringList{text("text")};
}

} // namespace

ResourceChecker::ResourceChecker(const QList<Resource> &catalogue, const Schema &schema)
    : m_catalogue(catalogue), m_schema(schema)
{}

QStringList ResourceChecker::problems()
{
    m_problems.clear();
    QSet<QString> names;
    for (const Resource &resource : m_catalogue) {
        m_resource = &resource;
        if (names.contains(resource.name))
            report(text("two resources have this name"));
        names.insert(resource.name);
        if (m_schema.tables.contains(resource.table))
            checkResource();
        else
            report(text("there is no table %1").arg(resource.table));
    }
    return m_problems;
}

void ResourceChecker::checkResource()
{
    if (m_resource->roles.isEmpty())
        report(text("no role may open it"));
    if (!own().columns.contains(m_resource->key))
        report(text("its key %1 is not a column of table %2").arg(m_resource->key, m_resource->table));
    for (const Role role : m_resource->roles)
        checkReader(role, m_resource->table, m_resource->key);
    for (const Relation &relation : m_resource->relations)
        checkRelation(relation);
    for (const Column &column : m_resource->columns)
        checkColumn(column);
    checkOrder();
    for (const SearchField &field : m_resource->searchFields)
        checkSearchField(field);
    for (const Filter &filter : m_resource->filters)
        checkFilter(filter);
    checkDetailPage();
    for (const Inline &related : m_resource->inlines)
        checkInline(related);
}

void ResourceChecker::checkRelation(const Relation &relation)
{
    if (m_schema.reservedWords.contains(relation.name) || relation.name == u"t")
        return report(text("relation %1 has a name that SQL reserves").arg(relation.name));
    if (!m_schema.tables.contains(relation.table))
        return report(
            text("relation %1 leads to table %2, which does not exist").arg(relation.name, relation.table));
    if (!own().columns.contains(relation.foreignKey))
        return report(text("relation %1 uses column %2, which table %3 does not have")
                          .arg(relation.name, relation.foreignKey, m_resource->table));
    if (!m_schema.leadsTo(m_resource->table, relation.foreignKey, relation.table))
        return report(text("relation %1 uses column %2, but no foreign key leads from it to %3")
                          .arg(relation.name, relation.foreignKey, relation.table));
    if (own().columns.value(relation.foreignKey).nullable && !relation.optional)
        report(text("relation %1 is not optional, but column %2 may be empty")
                   .arg(relation.name, relation.foreignKey));
}

void ResourceChecker::checkColumn(const Column &column)
{
    if (m_resource->column(column.name) != &column)
        return report(text("two columns have the name %1").arg(column.name));
    if (column.isComputed() == column.expression.isEmpty())
        return report(text("column %1 needs either a field or an expression").arg(column.name));
    if (!column.relation.isEmpty() && !m_resource->relation(column.relation))
        return report(text("column %1 belongs to relation %2, which is not described")
                          .arg(column.name, column.relation));
    if (const Schema::Table *table = tableOf(column)) {
        if (!table->columns.contains(column.field))
            return report(text("column %1 shows %2.%3, which does not exist")
                              .arg(column.name, tableNameOf(column), column.field));
        checkField(column);
    }
    if (column.sortable)
        checkSort(column);
    if (!column.linksTo.isEmpty() || !column.linkField.isEmpty())
        checkLink(column);
}

void ResourceChecker::checkField(const Column &column)
{
    const Schema::Column field = tableOf(column)->columns.value(column.field);
    if (!sqlTypes(column.type).contains(field.type))
        report(text("the type of column %1 does not fit %2.%3, which is %4")
                   .arg(column.name, tableNameOf(column), column.field, field.type));
    if (column.type == ValueType::Choice)
        checkChoices(column, field);
    checkMask(column);
    checkReaders(column);
}

void ResourceChecker::checkChoices(const Column &column, const Schema::Column &field)
{
    if (column.choices.isEmpty())
        report(text("column %1 has no choices").arg(column.name));
    for (const QString &code : field.codes) {
        if (!column.choice(code))
            report(text("column %1 has no label for %2, which table %3 allows")
                       .arg(column.name, code, tableNameOf(column)));
    }
}

void ResourceChecker::checkMask(const Column &column)
{
    const Schema::Table &table = *tableOf(column);
    const QString mask = column.field + QLatin1String("_masked");
    if (column.isPersonal() && !table.columns.contains(column.maskedField))
        report(text("column %1 is masked by %2.%3, which does not exist")
                   .arg(column.name, tableNameOf(column), column.maskedField));
    else if (!column.isPersonal() && table.columns.contains(mask))
        report(text("column %1 shows %2.%3 without its mask")
                   .arg(column.name, tableNameOf(column), column.field));
}

void ResourceChecker::checkReaders(const Column &column)
{
    const Schema::Table &table = *tableOf(column);
    for (const Role role : m_resource->roles) {
        const bool isMasked = column.isMaskedFor(role);
        if (column.isOpenTo(role))
            checkReader(role, tableNameOf(column), isMasked ? column.maskedField : column.field);
        if ((isMasked || !column.isOpenTo(role)) && table.columns.value(column.field).readers.contains(role))
            report(text("column %1 is hidden from %2, which may read %3.%4")
                       .arg(column.name, databaseGroup(role), tableNameOf(column), column.field));
    }
}

void ResourceChecker::checkReader(Role role, const QString &table, const QString &field)
{
    const QHash<QString, Schema::Column> &columns = m_schema.tables.constFind(table)->columns;
    if (columns.contains(field) && !columns[field].readers.contains(role))
        report(text("it needs %1.%2, which %3 may not read").arg(table, field, databaseGroup(role)));
}

void ResourceChecker::checkSort(const Column &column)
{
    if (column.isComputed() || !column.relation.isEmpty())
        return report(text("column %1 is sortable, but only columns of table %2 can be")
                          .arg(column.name, m_resource->table));
    if (!m_resource->small && !own().servesOrder(indexColumn(column.field, column.isText()), m_resource->key))
        report(text("column %1 is sortable, but no index (%2, %3) serves it")
                   .arg(column.name, column.field, m_resource->key));
}

void ResourceChecker::checkLink(const Column &column)
{
    const Resource *target = resourceNamed(column.linksTo);
    if (!target)
        return report(
            text("column %1 opens resource %2, which is not described").arg(column.name, column.linksTo));
    if (!own().columns.contains(column.linkField))
        return report(text("column %1 links by %2, which table %3 does not have")
                          .arg(column.name, column.linkField, m_resource->table));
    if (!m_schema.leadsTo(m_resource->table, column.linkField, target->table))
        report(text("column %1 links by %2, but no foreign key leads from it to %3")
                   .arg(column.name, column.linkField, target->table));
}

void ResourceChecker::checkOrder()
{
    if (m_resource->defaultOrder.isEmpty())
        report(text("it has no default order"));
    for (const SortLevel &level : m_resource->defaultOrder) {
        const Column *column = known(level.column, text("its default order"));
        if (column && !column->sortable)
            report(text("its default order uses column %1, which is not sortable").arg(column->name));
    }
    if (m_resource->dateColumn.isEmpty())
        return;
    const Column *date = known(m_resource->dateColumn, text("its date strip"));
    if (date && (date->type != ValueType::Timestamp || !date->sortable))
        report(text("its date column %1 is not a sortable time").arg(date->name));
}

void ResourceChecker::checkSearchField(const SearchField &field)
{
    const Column *column = known(field.column, text("its search"));
    if (!column)
        return;
    const Schema::Table *table = tableOf(*column);
    if (!table || !canBeSearched(column->type))
        return report(text("column %1 is searched, but is not a stored text").arg(column->name));
    if (!isSmall(tableNameOf(*column)) &&
        !table->servesSearch(column->field, field.kind == SearchKind::Exact))
        report(text("column %1 is searched, but no index of %2.%3 serves it")
                   .arg(column->name, tableNameOf(*column), column->field));
    const Relation *relation = m_resource->relation(column->relation);
    if (relation && !m_resource->small && !own().servesSearch(relation->foreignKey, true))
        report(text("column %1 is searched, but no index leads with %2")
                   .arg(column->name, relation->foreignKey));
}

void ResourceChecker::checkFilter(const Filter &filter)
{
    const Column *column = known(filter.column, text("a filter"));
    if (!column)
        return;
    const bool isRelated = filter.kind == FilterKind::Related;
    if (isRelated && column->linksTo.isEmpty())
        return report(text("column %1 is filtered by related rows, but has no link").arg(column->name));
    if (!isRelated && (column->isComputed() || !column->relation.isEmpty()))
        return report(text("column %1 is filtered, but is not a column of table %2")
                          .arg(column->name, m_resource->table));
    if (!canBeFilteredBy(column->type, filter.kind))
        return report(text("column %1 has a filter that does not fit its type").arg(column->name));
    const QString field = isRelated ? column->linkField : column->field;
    if (filter.offered && column->optional != own().columns.value(field).nullable)
        report(text(column->optional
                        ? "column %1 is optional, but %2 is never empty"
                        : "column %1 is filtered and %2 may be empty, but the column is not optional")
                   .arg(column->name, field));
    const bool twoKinds = column->type == ValueType::Boolean || filter.kind == FilterKind::Presence;
    if (!m_resource->small && !own().servesFilter(field, twoKinds))
        report(text("column %1 is filtered, but no index leads with %2").arg(column->name, field));
}

void ResourceChecker::checkDetailPage()
{
    known(m_resource->titleColumn, text("its title"));
    if (!m_resource->hintColumn.isEmpty())
        known(m_resource->hintColumn, text("its hint"));
    QSet<QString> shown;
    for (const Fieldset &fieldset : m_resource->fieldsets) {
        for (const QString &name : fieldset.columns) {
            known(name, text("a fieldset"));
            if (shown.contains(name))
                report(text("column %1 is in two fieldsets").arg(name));
            shown.insert(name);
        }
    }
}

void ResourceChecker::checkInline(const Inline &related)
{
    const Resource *resource = resourceNamed(related.resource);
    if (!resource)
        return report(text("it shows rows of %1, which is not described").arg(related.resource));
    const Column *column = resource->column(related.column);
    if (!column || column->linksTo != m_resource->name)
        return report(text("it shows rows of %1 by column %2, which does not link back")
                          .arg(related.resource, related.column));
    const Filter *filter = resource->filter(related.column);
    if (!filter || filter->kind != FilterKind::Related)
        report(text("it shows rows of %1 by column %2, which has no filter by related rows")
                   .arg(related.resource, related.column));
}

void ResourceChecker::report(const QString &fault)
{
    m_problems.append(m_resource->name + QLatin1String(": ") + fault);
}

const Schema::Table &ResourceChecker::own() const
{
    return *m_schema.tables.constFind(m_resource->table);
}

const Schema::Table *ResourceChecker::tableOf(const Column &column) const
{
    if (column.isComputed())
        return nullptr;
    const auto table = m_schema.tables.constFind(tableNameOf(column));
    return table == m_schema.tables.cend() ? nullptr : &*table;
}

QString ResourceChecker::tableNameOf(const Column &column) const
{
    const Relation *relation = m_resource->relation(column.relation);
    return relation ? relation->table : m_resource->table;
}

bool ResourceChecker::isSmall(const QString &table) const
{
    return std::ranges::any_of(m_catalogue,
                               [&](const Resource &each) { return each.table == table && each.small; });
}

const Resource *ResourceChecker::resourceNamed(const QString &name) const
{
    const auto found = std::find_if(m_catalogue.cbegin(), m_catalogue.cend(),
                                    [&](const Resource &each) { return each.name == name; });
    return found == m_catalogue.cend() ? nullptr : &*found;
}

const Column *ResourceChecker::known(const QString &column, const QString &user)
{
    const Column *found = m_resource->column(column);
    if (!found)
        report(text("%1 names column %2, which is not described").arg(user, column));
    return found;
}

} // namespace meja
