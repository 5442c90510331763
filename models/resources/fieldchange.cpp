#include "fieldchange.h"

#include "utf8text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace meja {

namespace {

QString compact(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

/// The value as PostgreSQL prints a column of that type.
QString printed(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("t") : QStringLiteral("f");
    case QJsonValue::Double:
        return value.toVariant().toString();
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
    case QJsonValue::Object:
        return compact(value);
    }
    Q_UNREACHABLE();
}

FieldChange changeOf(const QString &field, const QJsonValue &value)
{
    if (value == QJsonValue(QStringLiteral("changed")))
        return {.field = field, .before = {}, .after = {}, .isHidden = true};
    const QJsonArray pair = value.toArray();
    if (value.isArray() && pair.size() == 2)
        return {field, printed(pair[0]), printed(pair[1]), false};
    return {.field = field, .before = {}, .after = printed(value)};
}

} // namespace

RecordChange RecordChange::fromJson(const QString &json)
{
    const QJsonObject tables = QJsonDocument::fromJson(withEscapedMarks(json.toUtf8())).object();
    if (tables.isEmpty())
        return {};
    RecordChange change{.table = tables.constBegin().key(), .fields = {}};
    const QJsonObject fields = tables.constBegin().value().toObject();
    for (auto field = fields.constBegin(); field != fields.constEnd(); ++field)
        change.fields.append(changeOf(field.key(), field.value()));
    return change;
}

} // namespace meja
