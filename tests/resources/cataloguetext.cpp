#include "cataloguetext.h"

#include "states.h"

#include <QStringList>

#include <algorithm>

namespace meja {

namespace {

QString source(const Label &label)
{
    return QString::fromUtf8(label.source);
}

QString quoted(const QString &name)
{
    return u'`' + name + u'`';
}

QString quoted(const QStringList &names)
{
    QStringList all;
    for (const QString &name : names)
        all.append(quoted(name));
    return all.join(QLatin1String(", "));
}

QString nameOf(ValueType type)
{
    switch (type) {
    case ValueType::Text:
        return QStringLiteral("text");
    case ValueType::LongText:
        return QStringLiteral("long text");
    case ValueType::Code:
        return QStringLiteral("code");
    case ValueType::Key:
        return QStringLiteral("key");
    case ValueType::Integer:
        return QStringLiteral("number");
    case ValueType::Decimal:
        return QStringLiteral("decimal");
    case ValueType::Money:
        return QStringLiteral("money");
    case ValueType::Grams:
        return QStringLiteral("grams");
    case ValueType::Timestamp:
        return QStringLiteral("time");
    case ValueType::Boolean:
        return QStringLiteral("yes/no");
    case ValueType::Choice:
        return QStringLiteral("choice");
    case ValueType::Phone:
        return QStringLiteral("phone");
    case ValueType::Email:
        return QStringLiteral("e-mail");
    case ValueType::RecordName:
        return QStringLiteral("record");
    case ValueType::Changes:
        return QStringLiteral("changes");
    }
    Q_UNREACHABLE();
}

QString nameOf(FilterKind kind)
{
    switch (kind) {
    case FilterKind::Choices:
        return QStringLiteral("choices");
    case FilterKind::Range:
        return QStringLiteral("range");
    case FilterKind::Dates:
        return QStringLiteral("days");
    case FilterKind::Related:
        return QStringLiteral("related rows");
    case FilterKind::Presence:
        return QStringLiteral("empty or not");
    }
    Q_UNREACHABLE();
}

QString nameOf(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Contains:
        return QStringLiteral("anywhere");
    case SearchKind::StartsWith:
        return QStringLiteral("`^` beginning");
    case SearchKind::Exact:
        return QStringLiteral("`=` whole");
    }
    Q_UNREACHABLE();
}

QString nameOf(Section section)
{
    switch (section) {
    case Section::Sales:
        return QStringLiteral("Sales");
    case Section::Catalogue:
        return QStringLiteral("Catalogue");
    case Section::People:
        return QStringLiteral("People");
    case Section::Records:
        return QStringLiteral("Records");
    }
    Q_UNREACHABLE();
}

QString namesOf(const QList<Role> &roles)
{
    QStringList names;
    for (const Role role : roles)
        names.append(databaseGroup(role).mid(5));
    return names.join(QLatin1String(", "));
}

QString originOf(const Resource &resource, const Column &column)
{
    if (column.isComputed())
        return quoted(QString(column.expression).replace(u'|', QLatin1String("\\|")));
    const Relation *relation = resource.relation(column.relation);
    return quoted((relation ? relation->table : resource.table) + u'.' + column.field);
}

QString searchOf(const Resource &resource, const Column &column)
{
    const auto found = std::find_if(resource.searchFields.cbegin(), resource.searchFields.cend(),
                                    [&](const SearchField &each) { return each.column == column.name; });
    return found == resource.searchFields.cend() ? QString() : nameOf(found->kind);
}

QString filterOf(const Resource &resource, const Column &column)
{
    const Filter *filter = resource.filter(column.name);
    if (!filter)
        return {};
    return filter->offered ? nameOf(filter->kind) : QStringLiteral("(only from its parent)");
}

QString staffSee(const Resource &resource, const Column &column)
{
    if (!resource.isOpenTo(Role::Staff) || !column.isOpenTo(Role::Staff))
        return QStringLiteral("nothing");
    return column.isPersonal() ? QStringLiteral("masked") : QString();
}

QString rowOf(const Resource &resource, const Column &column)
{
    const QStringList cells{quoted(column.name),
                            source(column.label),
                            nameOf(column.type),
                            originOf(resource, column),
                            column.listed ? QStringLiteral("shown") : QString(),
                            column.sortable ? QStringLiteral("yes") : QString(),
                            searchOf(resource, column),
                            filterOf(resource, column),
                            column.linksTo.isEmpty() ? QString() : quoted(column.linksTo),
                            column.editable ? QStringLiteral("yes") : QString(),
                            staffSee(resource, column)};
    return QLatin1String("| ") + cells.join(QLatin1String(" | ")) + QLatin1String(" |\n");
}

QString columnsOf(const Resource &resource)
{
    QString text =
        QStringLiteral("| Column | Label | Type | Source | List | Sort | Search | Filter | Opens | "
                       "Form | Staff see |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (const Column &column : resource.columns)
        text += rowOf(resource, column);
    return text;
}

QString orderOf(const Resource &resource)
{
    QStringList levels;
    for (const SortLevel &level : resource.defaultOrder)
        levels.append(quoted(level.column) + (level.direction == SortDirection::Descending
                                                  ? QLatin1String(" descending")
                                                  : QLatin1String(" ascending")));
    return levels.join(QLatin1String(", "));
}

/// The name of the colour, as in docs/appearance.md.
QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return QStringLiteral("grey");
    case Tone::Info:
        return QStringLiteral("blue");
    case Tone::Progress:
        return QStringLiteral("purple");
    case Tone::Success:
        return QStringLiteral("green");
    case Tone::Warning:
        return QStringLiteral("amber");
    case Tone::Danger:
        return QStringLiteral("red");
    }
    Q_UNREACHABLE();
}

QString choicesOf(const Column &column)
{
    QStringList words;
    for (const Choice &choice : column.choices)
        words.append(source(choice.label) + QLatin1String(" ") + quoted(choice.code) +
                     (isState(column) ? QLatin1String(" ") + nameOf(choice.tone) : QString()));
    return QStringLiteral("* %1: %2\n").arg(quoted(column.name), words.join(QLatin1String(", ")));
}

QString detailPageOf(const Resource &resource)
{
    QString text;
    for (const Fieldset &fieldset : resource.fieldsets)
        text += QStringLiteral("* **%1**: %2\n").arg(source(fieldset.title), quoted(fieldset.columns));
    for (const Inline &related : resource.inlines)
        text += QStringLiteral("* rows of %1 by %2, as **%3**\n")
                    .arg(quoted(related.resource), quoted(related.column), source(related.title));
    return text;
}

QString pageOf(const Resource &resource)
{
    QString text = QStringLiteral("\n## %1\n\n").arg(source(resource.plural));
    text += QStringLiteral("%1 over table %2; %3; open to %4. Sorted by %5; title %6%7.\n\n")
                .arg(quoted(resource.name), quoted(resource.table),
                     resource.section ? QLatin1String("under ") + nameOf(*resource.section)
                                      : QStringLiteral("opened from other pages"),
                     namesOf(resource.roles), orderOf(resource), quoted(resource.titleColumn),
                     resource.dateColumn.isEmpty()
                         ? QString()
                         : QLatin1String("; date strip over ") + quoted(resource.dateColumn));
    text += columnsOf(resource) + QLatin1String("\nDetail page:\n\n") + detailPageOf(resource);
    QString choices;
    for (const Column &column : resource.columns) {
        if (!column.choices.isEmpty())
            choices += choicesOf(column);
    }
    return choices.isEmpty()
               ? text
               : text + QLatin1String("\nLabels of the codes, and the colours of states:\n\n") + choices;
}

} // namespace

QString catalogueText(const QList<Resource> &catalogue)
{
    QString text = QStringLiteral("# Lists and records of the desktop\n\n"
                                  "Every model as `models/resources` describes it. The test `cataloguetest` "
                                  "compares this page with the\n"
                                  "resources; run it with `MEJA_WRITE_DOCS=1` to write the page again.\n");
    for (const Resource &resource : catalogue)
        text += pageOf(resource);
    return text;
}

} // namespace meja
