#include "shape.h"

#include "textrule.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <limits>

namespace meja {

namespace {

constexpr qint64 maxInteger = std::numeric_limits<qint64>::max();
constexpr qint64 maxRupiah =
    100'000'000'000'000'000; ///< More than the dearest possible order; fits into every sum.

class Checker
{
public:
    void checkObject(const QJsonObject &object, const Shape &shape, const QString &parentPath);
    QList<FieldProblem> problems;

private:
    void checkValue(const QJsonValue &value, const Field &field, const QString &path);
    void checkText(const QJsonValue &value, const Field &field, const QString &path);
    void checkInteger(const QJsonValue &value, const Field &field, const QString &path);
    void checkIds(const QJsonValue &value, const Field &field, const QString &path);
    void checkList(const QJsonValue &value, const Field &field, const QString &path);
    void add(const QString &path, const char *code, const QString &message)
    {
        problems.append({path, QString::fromLatin1(code), message});
    }
};

void Checker::checkObject(const QJsonObject &object, const Shape &shape, const QString &parentPath)
{
    const QString prefix = parentPath.isEmpty() ? QString() : parentPath + u'.';
    QSet<QString> known;
    for (const Field &field : shape) {
        known.insert(field.name);
        const QJsonValue value = object.value(field.name);
        if (!value.isUndefined() && !value.isNull())
            checkValue(value, field, prefix + field.name);
        else if (field.isRequired && !(field.isNullable && value.isNull()))
            add(prefix + field.name, "required", QStringLiteral("is required"));
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            add(prefix + it.key(), "unknown", QStringLiteral("is not a field of this request"));
    }
}

void Checker::checkValue(const QJsonValue &value, const Field &field, const QString &path)
{
    switch (field.kind) {
    case Field::Kind::Text:
        return checkText(value, field, path);
    case Field::Kind::Integer:
        return checkInteger(value, field, path);
    case Field::Kind::Boolean:
        if (!value.isBool())
            add(path, "type", QStringLiteral("must be true or false"));
        return;
    case Field::Kind::Choice:
        if (!value.isString() || !field.choices.contains(value.toString()))
            add(path, "choice", QStringLiteral("must be one of %1").arg(field.choices.join(u", ")));
        return;
    case Field::Kind::Ids:
        return checkIds(value, field, path);
    case Field::Kind::Object:
        if (value.isObject())
            checkObject(value.toObject(), field.fields, path);
        else
            add(path, "type", QStringLiteral("must be an object"));
        return;
    case Field::Kind::List:
        return checkList(value, field, path);
    case Field::Kind::Free:
        return;
    }
    Q_UNREACHABLE();
}

void Checker::checkText(const QJsonValue &value, const Field &field, const QString &path)
{
    if (!value.isString())
        return add(path, "type", QStringLiteral("must be a string"));
    const QString sent = value.toString();
    const QString text = isFarTooLong(sent, field.max) ? sent : normalisedText(sent, field.lines);
    const auto length = text.toUcs4().size();
    if (length < field.min || length > field.max)
        return add(path, "length",
                   QStringLiteral("must have %1 to %2 characters").arg(field.min).arg(field.max));
    if (length > 0 && isBlankText(text))
        return add(path, "blank", QStringLiteral("must contain a visible character"));
    if (const auto character = forbiddenCharacter(text, field.lines))
        add(path, "characters",
            QStringLiteral("must not contain the character %1").arg(codePointName(*character)));
}

void Checker::checkInteger(const QJsonValue &value, const Field &field, const QString &path)
{
    // toInteger(default) returns the default for a fraction, so only whole numbers give equal results.
    const bool isInteger = value.isDouble() && value.toInteger(0) == value.toInteger(1);
    if (!isInteger)
        return add(path, "type", QStringLiteral("must be a whole number"));
    const qint64 number = value.toInteger();
    if (number < field.min || number > field.max)
        add(path, "range", QStringLiteral("must be from %1 to %2").arg(field.min).arg(field.max));
}

void Checker::checkIds(const QJsonValue &value, const Field &field, const QString &path)
{
    if (!value.isArray())
        return add(path, "type", QStringLiteral("must be a list of ids"));
    const QJsonArray ids = value.toArray();
    if (ids.size() < field.min || ids.size() > field.max)
        add(path, "length", QStringLiteral("must have %1 to %2 ids").arg(field.min).arg(field.max));
    QSet<qint64> seen;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QString entryPath = QStringLiteral("%1[%2]").arg(path).arg(i);
        const QJsonValue id = ids.at(i);
        if (!id.isDouble() || id.toInteger(0) < 1)
            add(entryPath, "type", QStringLiteral("must be an id"));
        else if (seen.contains(id.toInteger()))
            add(entryPath, "repeated", QStringLiteral("occurs more than once"));
        seen.insert(id.toInteger());
    }
}

void Checker::checkList(const QJsonValue &value, const Field &field, const QString &path)
{
    if (!value.isArray())
        return add(path, "type", QStringLiteral("must be a list"));
    const QJsonArray entries = value.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString entryPath = QStringLiteral("%1[%2]").arg(path).arg(i);
        if (entries.at(i).isObject())
            checkObject(entries.at(i).toObject(), field.fields, entryPath);
        else
            add(entryPath, "type", QStringLiteral("must be an object"));
    }
}

QJsonObject typeSchema(const Field &field)
{
    const auto type = [](const char *name) {
        return QJsonObject{{QStringLiteral("type"), QString::fromLatin1(name)}};
    };
    const auto limited = [&](const char *name, const char *minKey, const char *maxKey) {
        QJsonObject schema = type(name);
        schema.insert(QLatin1String(minKey), field.min);
        schema.insert(QLatin1String(maxKey), field.max);
        return schema;
    };
    switch (field.kind) {
    case Field::Kind::Text:
        return limited("string", "minLength", "maxLength");
    case Field::Kind::Integer:
        return limited("integer", "minimum", "maximum");
    case Field::Kind::Boolean:
        return type("boolean");
    case Field::Kind::Choice: {
        QJsonObject schema = type("string");
        schema.insert(QStringLiteral("enum"), QJsonArray::fromStringList(field.choices));
        return schema;
    }
    case Field::Kind::Ids: {
        QJsonObject schema = limited("array", "minItems", "maxItems");
        schema.insert(QStringLiteral("uniqueItems"), true);
        schema.insert(
            QStringLiteral("items"),
            QJsonObject{{QStringLiteral("type"), QStringLiteral("integer")}, {QStringLiteral("minimum"), 1}});
        return schema;
    }
    case Field::Kind::Object:
        return schemaOf(field.fields);
    case Field::Kind::List: {
        QJsonObject schema = type("array");
        schema.insert(QStringLiteral("items"), schemaOf(field.fields));
        return schema;
    }
    case Field::Kind::Free:
        return {};
    }
    Q_UNREACHABLE();
}

QJsonValue normalisedValue(const QJsonValue &value, const Field &field)
{
    if (field.kind == Field::Kind::Text && value.isString())
        return normalisedText(value.toString(), field.lines);
    if (field.kind == Field::Kind::Object && value.isObject())
        return normalisedTexts(value.toObject(), field.fields);
    return value;
}

} // namespace

Field Field::rupiah(const QString &name, const QString &meaning, qint64 min)
{
    return integer(name, meaning, min, maxRupiah);
}

Field Field::id(const QString &name, const QString &meaning)
{
    return integer(name, meaning, 1, maxInteger);
}

Field Field::object(const QString &name, const QString &meaning, const Shape &fields)
{
    return {.kind = Kind::Object, .name = name, .meaning = meaning, .fields = fields};
}

Field Field::list(const QString &name, const QString &meaning, const Shape &fields)
{
    return {.kind = Kind::List, .name = name, .meaning = meaning, .fields = fields};
}

Field Field::optional() const
{
    Field field = *this;
    field.isRequired = false;
    return field;
}

Field Field::oneLine() const
{
    Field field = *this;
    field.lines = TextLines::One;
    return field;
}

Field Field::nullable() const
{
    Field field = *this;
    field.isNullable = true;
    return field;
}

QList<FieldProblem> problemsOf(const QJsonObject &object, const Shape &shape)
{
    Checker checker;
    checker.checkObject(object, shape, {});
    return checker.problems;
}

QJsonObject normalisedTexts(const QJsonObject &object, const Shape &shape)
{
    QJsonObject normalised = object;
    for (const Field &field : shape) {
        if (object.contains(field.name))
            normalised.insert(field.name, normalisedValue(object.value(field.name), field));
    }
    return normalised;
}

QJsonObject schemaOf(const Shape &shape)
{
    QJsonObject properties;
    QJsonArray required;
    for (const Field &field : shape) {
        QJsonObject schema = typeSchema(field);
        schema.insert(QStringLiteral("description"), field.meaning);
        if (field.isNullable)
            schema.insert(QStringLiteral("type"),
                          QJsonArray{schema.value(QStringLiteral("type")), QStringLiteral("null")});
        properties.insert(field.name, schema);
        if (field.isRequired)
            required.append(field.name);
    }
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                       {QStringLiteral("properties"), properties},
                       {QStringLiteral("additionalProperties"), false}};
    if (!required.isEmpty())
        schema.insert(QStringLiteral("required"), required);
    return schema;
}

} // namespace meja
