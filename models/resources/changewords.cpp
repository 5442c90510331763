#include "changewords.h"

#include "resourcecatalogue.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace meja {

namespace {

const Resource *resourceOfTable(const QString &table)
{
    for (const Resource &resource : resourceCatalogue()) {
        if (resource.table == table)
            return &resource;
    }
    return nullptr;
}

/// The column that shows the field; for a key, the column that links by it.
const Column *columnOfField(const Resource *resource, const QString &field)
{
    if (!resource)
        return nullptr;
    const Column *linking = nullptr;
    for (const Column &column : resource->columns) {
        if (column.relation.isEmpty() && column.field == field)
            return &column;
        if (column.linkField == field)
            linking = &column;
    }
    return linking;
}

QString labelOf(const Column *column, const QString &field)
{
    if (column)
        return column->label.text();
    if (field == QLatin1String("id"))
        return QStringLiteral("ID");
    if (field == QLatin1String("version"))
        return QCoreApplication::translate("ChangeWords", "Version");
    return QString(field).replace(u'_', u' ');
}

/// These fields change with every write, so they add nothing to a summary.
bool isHousekeeping(const QString &field)
{
    return field == QLatin1String("id") || field == QLatin1String("version") ||
           field == QLatin1String("created_at") || field == QLatin1String("updated_at");
}

bool isNamed(const Label &label, const QString &text)
{
    return text.compare(QString::fromUtf8(label.source), Qt::CaseInsensitive) == 0 ||
           text.compare(label.text(), Qt::CaseInsensitive) == 0;
}

QString changedWord()
{
    return QCoreApplication::translate("ChangeWords", "changed");
}

} // namespace

QString ChangeWords::shown(const Column *column, const QString &value) const
{
    if (value.isEmpty())
        return QStringLiteral("–");
    if (!column || !column->relation.isEmpty())
        return value;
    if (column->type != ValueType::Timestamp)
        return m_format.text(*column, value);
    // JSON separates date and time with T, PostgreSQL with a space.
    return m_format.text(*column, QString(value).replace(10, 1, u' '));
}

QList<ChangeWords::Line> ChangeWords::lines(const QString &json) const
{
    const RecordChange change = RecordChange::fromJson(json);
    const Resource *resource = resourceOfTable(change.table);
    QList<Line> lines;
    for (const FieldChange &field : change.fields) {
        const Column *column = columnOfField(resource, field.field);
        lines.append({labelOf(column, field.field), shown(column, field.before),
                      field.isHidden ? changedWord() : shown(column, field.after),
                      isHousekeeping(field.field)});
    }
    return lines;
}

QString ChangeWords::summary(const QString &json) const
{
    QStringList parts;
    const QList<Line> all = lines(json);
    for (const Line &line : all) {
        if (line.isHousekeeping && all.size() > 1)
            continue;
        const bool isNew = line.before == QStringLiteral("–");
        parts.append(isNew ? QStringLiteral("%1 %2").arg(line.field, line.after)
                           : QStringLiteral("%1 %2 → %3").arg(line.field, line.before, line.after));
    }
    return parts.join(QStringLiteral(", "));
}

QString ChangeWords::recordName(const QString &value)
{
    const QString table = value.section(u' ', 0, 0);
    const Resource *resource = resourceOfTable(table);
    if (!resource)
        return value;
    const QString key = value.mid(table.size());
    return key.isEmpty() ? resource->plural.text() : resource->singular.text() + key;
}

std::optional<QString> ChangeWords::recordNamed(const QString &shown)
{
    static const QRegularExpression form(QStringLiteral("^(.+?)( \\d+)?$"));
    const auto match = form.match(shown.simplified());
    const QString key = match.captured(2);
    for (const Resource &resource : resourceCatalogue()) {
        const bool isPlural = key.isEmpty() && isNamed(resource.plural, match.captured(1));
        if (isPlural || isNamed(resource.singular, match.captured(1)))
            return resource.table + key;
    }
    return std::nullopt;
}

std::optional<ChangeWords::Target> ChangeWords::target(const QString &value)
{
    const Resource *resource = resourceOfTable(value.section(u' ', 0, 0));
    const qint64 key = value.section(u' ', 1).toLongLong();
    if (!resource || key == 0)
        return std::nullopt;
    return Target{resource->name, key};
}

} // namespace meja
