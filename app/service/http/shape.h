#pragma once

#include "textrule.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

struct Field;
/// The fields of a JSON object. Requests are checked against it, `/openapi.json` is generated from it, and
/// tests compare responses with it.
using Shape = QList<Field>;

/// One field of a JSON object.
struct Field
{
    enum class Kind {
        Text,    ///< `min` to `max` characters of a normalised text (textrule.h).
        Integer, ///< `min` to `max`.
        Boolean,
        Choice, ///< One of `choices`.
        Ids,    ///< `min` to `max` different row ids.
        Object, ///< With `fields`.
        List,   ///< Of objects with `fields`.
        Free    ///< Any JSON, such as a partner's response.
    };
    Kind kind = Kind::Text;
    QString name = {};
    QString meaning = {};
    qint64 min = 0;
    qint64 max = 0;
    QStringList choices = {};
    Shape fields = {};
    bool isRequired = true;
    bool isNullable = false;
    TextLines lines = TextLines::Several; ///< Of a text.

    static Field text(const QString &name, const QString &meaning, qint64 min = 1, qint64 max = 2000)
    {
        return {Kind::Text, name, meaning, min, max};
    }
    static Field integer(const QString &name, const QString &meaning, qint64 min, qint64 max)
    {
        return {Kind::Integer, name, meaning, min, max};
    }
    /// An amount in whole rupiah.
    static Field rupiah(const QString &name, const QString &meaning, qint64 min = 1);
    static Field id(const QString &name, const QString &meaning);
    static Field boolean(const QString &name, const QString &meaning)
    {
        return {Kind::Boolean, name, meaning};
    }
    static Field choice(const QString &name, const QString &meaning, const QStringList &choices)
    {
        return {.kind = Kind::Choice, .name = name, .meaning = meaning, .choices = choices};
    }
    static Field ids(const QString &name, const QString &meaning, qint64 max)
    {
        return {Kind::Ids, name, meaning, 1, max};
    }
    static Field object(const QString &name, const QString &meaning, const Shape &fields);
    static Field list(const QString &name, const QString &meaning, const Shape &fields);
    static Field free(const QString &name, const QString &meaning) { return {Kind::Free, name, meaning}; }

    /// A copy that may be absent; null counts as absent.
    [[nodiscard]] Field optional() const;
    /// A copy that must be present and may be null.
    [[nodiscard]] Field nullable() const;
    /// A copy of a text field that may contain no line break and no tab.
    [[nodiscard]] Field oneLine() const;
};

/// What is wrong with one field: a code for programs and a message for people.
struct FieldProblem
{
    QString field; ///< The path of the field, for example `destination.bank`.
    /// `required`, `unknown`, `type`, `length`, `blank`, `range`, `choice`, `characters`, `repeated`.
    QString code;
    QString message;
    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

/// All fields in which the object differs from the shape; empty when it matches.
[[nodiscard]] QList<FieldProblem> problemsOf(const QJsonObject &object, const Shape &shape);

/// The object with every text of the shape as `normalisedText()` stores it.
[[nodiscard]] QJsonObject normalisedTexts(const QJsonObject &object, const Shape &shape);

/// The shape as a JSON schema for OpenAPI 3.1.
[[nodiscard]] QJsonObject schemaOf(const Shape &shape);

} // namespace meja
