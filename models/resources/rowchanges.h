#pragma once

#include <QHash>
#include <QMetaType>
#include <QSet>
#include <QString>

namespace meja {

/// Rows that were changed in the database, by table. It says what must be read again, never what the rows
/// contain.
class RowChanges
{
public:
    /// Above this number of rows of one table only the table is kept.
    static constexpr qsizetype maxRows = 500;

    /// Any row of any table may have changed, as after a lost connection.
    static RowChanges everything();

    void add(const QString &table, qint64 key);
    /// Rows of this table changed, and their keys are not known.
    void addTable(const QString &table);
    void unite(const RowChanges &other);

    [[nodiscard]] bool isEmpty() const { return !m_everything && m_rows.isEmpty() && m_tables.isEmpty(); }
    [[nodiscard]] bool isEverything() const { return m_everything; }
    /// Whether rows of the table changed.
    [[nodiscard]] bool concerns(const QString &table) const;
    /// Whether rows of the table changed whose keys are not known.
    [[nodiscard]] bool hasUnknownRows(const QString &table) const;
    /// The known keys; empty if some are not known.
    [[nodiscard]] QSet<qint64> keys(const QString &table) const { return m_rows.value(table); }

private:
    QHash<QString, QSet<qint64>> m_rows;
    QSet<QString> m_tables;
    bool m_everything = false;
};

} // namespace meja

Q_DECLARE_METATYPE(meja::RowChanges)
