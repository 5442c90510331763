#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVarLengthArray>

namespace meja {

/// One parametrised SQL statement. Places are written `:name` and become `$n`; values are bound,
/// never pasted. A place may stand several times. Text in quotes, dollar quotes, comments and casts
/// (`::text`) are left alone.
class Statement
{
public:
    explicit Statement(const QString &text);
    /// One whose text never changes, so that its plan is worth keeping.
    static Statement fixed(const QString &text);

    /// Binds a text as PostgreSQL would print the value; a null text is NULL.
    Statement &bind(const QString &name, const QString &text);
    Statement &bind(const QString &name, qint64 number);
    Statement &bind(const QString &name, bool truth);
    /// Binds a `text[]`; read it with `= any(:name)`. Elements are quoted here.
    Statement &bind(const QString &name, const QStringList &texts);
    Statement &bindNull(const QString &name);

    [[nodiscard]] const QByteArray &sql() const { return m_sql; }
    /// Values in the order of `$1`, `$2`, …; a null array is NULL.
    [[nodiscard]] const QList<QByteArray> &values() const { return m_values; }
    /// The same as libpq takes them; they live as long as the statement.
    [[nodiscard]] QVarLengthArray<const char *, 32> parameters() const;
    [[nodiscard]] bool isFixed() const { return m_isFixed; }
    /// Names of places nobody bound yet; running such a statement is refused.
    [[nodiscard]] QStringList unbound() const;

private:
    int place(const QString &name);

    QByteArray m_sql;
    QStringList m_names;
    QList<QByteArray> m_values;
    QList<bool> m_bound;
    bool m_isFixed = false;
};

} // namespace meja
