#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVarLengthArray>

namespace meja {

/// One parametrised SQL statement. Placeholders are written `:name` and become `$n`; values are bound, never
/// concatenated. A placeholder may occur several times. Quoted and dollar-quoted text, comments and casts
/// (`::text`) stay unchanged.
class Statement
{
public:
    explicit Statement(const QString &text);
    /// A statement whose text never changes, so that preparing it on the server pays off.
    static Statement fixed(const QString &text);

    /// Binds a value in PostgreSQL's text format; a null text is NULL.
    Statement &bind(const QString &name, const QString &text);
    Statement &bind(const QString &name, qint64 number);
    Statement &bind(const QString &name, bool value);
    /// Binds a `text[]`, for `= any(:name)`. Quotes the elements.
    Statement &bind(const QString &name, const QStringList &texts);
    Statement &bindNull(const QString &name);

    [[nodiscard]] const QByteArray &sql() const { return m_sql; }
    /// Values in the order of `$1`, `$2`, …; a null array is NULL.
    [[nodiscard]] const QList<QByteArray> &values() const { return m_values; }
    /// The values as libpq takes them. The pointers are valid as long as the statement.
    [[nodiscard]] QVarLengthArray<const char *, 32> parameters() const;
    [[nodiscard]] bool isFixed() const { return m_isFixed; }
    /// Names of placeholders without a value. Running such a statement fails.
    [[nodiscard]] QStringList unbound() const;

private:
    /// The index of a placeholder, counted from 0; adds it when it is new.
    int indexOf(const QString &name);

    QByteArray m_sql;
    QStringList m_names;
    QList<QByteArray> m_values;
    QList<bool> m_bound;
    bool m_isFixed = false;
};

} // namespace meja
