#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

struct Field;
/// The fields an object has. One description serves three: requests are checked against it, `/openapi.json`
/// is written from it, and tests hold the answers against it.
using Shape = QList<Field>;

/// One field of an object.
struct Field
{
    enum class Kind {
        Text,    ///< `least` to `most` characters.
        Integer, ///< `least` to `most`.
        Boolean,
        Choice, ///< One of `choices`.
        Ids,    ///< `least` to `most` different row ids.
        Object, ///< With `fields`.
        List,   ///< Of objects with `fields`.
        Free    ///< Any JSON: a partner's own words.
    };
    Kind kind = Kind::Text;
    QString name = {};
    QString meaning = {};
    qint64 least = 0;
    qint64 most = 0;
    QStringList choices = {};
    Shape fields = {};
    bool isRequired = true;
    bool isNullable = false;
    bool isTrimmed = false; ///< Blanks around a text don't count.

    static Field text(const QString &name, const QString &meaning, qint64 least = 1, qint64 most = 2000)
    {
        return {Kind::Text, name, meaning, least, most};
    }
    static Field integer(const QString &name, const QString &meaning, qint64 least, qint64 most)
    {
        return {Kind::Integer, name, meaning, least, most};
    }
    /// Whole rupiah, at least one.
    static Field rupiah(const QString &name, const QString &meaning, qint64 least = 1);
    static Field id(const QString &name, const QString &meaning);
    static Field boolean(const QString &name, const QString &meaning)
    {
        return {Kind::Boolean, name, meaning};
    }
    static Field choice(const QString &name, const QString &meaning, const QStringList &choices)
    {
        return {Kind::Choice, name, meaning, 0, 0, choices};
    }
    static Field ids(const QString &name, const QString &meaning, qint64 most)
    {
        return {Kind::Ids, name, meaning, 1, most};
    }
    static Field object(const QString &name, const QString &meaning, const Shape &fields);
    static Field list(const QString &name, const QString &meaning, const Shape &fields);
    static Field free(const QString &name, const QString &meaning) { return {Kind::Free, name, meaning}; }

    /// The same field, which may be absent; absent and null mean the same.
    [[nodiscard]] Field optional() const;
    /// The same field, which is there and may be null.
    [[nodiscard]] Field nullable() const;
    /// The same text, whose length is counted without the blanks around it, since they are taken off.
    [[nodiscard]] Field trimmed() const;
};

/// What is wrong with one field, for machines and people.
struct FieldProblem
{
    QString field; ///< `destination.bank`.
    QString code;  ///< `required`, `unknown`, `type`, `length`, `range`, `choice`, `characters`, `repeated`.
    QString message;
    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

/// Everything that keeps the object from having the shape; nothing when it has it.
[[nodiscard]] QList<FieldProblem> problemsOf(const QJsonObject &object, const Shape &shape);

/// The shape as a JSON schema, as OpenAPI 3.1 takes it.
[[nodiscard]] QJsonObject schemaOf(const Shape &shape);

} // namespace meja
