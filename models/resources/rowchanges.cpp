#include "rowchanges.h"

namespace meja {

RowChanges RowChanges::everything()
{
    RowChanges changes;
    changes.m_everything = true;
    return changes;
}

void RowChanges::add(const QString &table, qint64 key)
{
    if (hasUnknownRows(table))
        return;
    QSet<qint64> &keys = m_rows[table];
    keys.insert(key);
    if (keys.size() > maxRows)
        addTable(table);
}

void RowChanges::addTable(const QString &table)
{
    m_tables.insert(table);
    m_rows.remove(table);
}

void RowChanges::unite(const RowChanges &other)
{
    m_everything = m_everything || other.m_everything;
    for (const QString &table : other.m_tables)
        addTable(table);
    for (auto it = other.m_rows.cbegin(); it != other.m_rows.cend(); ++it) {
        for (const qint64 key : it.value())
            add(it.key(), key);
    }
}

bool RowChanges::concerns(const QString &table) const
{
    return hasUnknownRows(table) || m_rows.contains(table);
}

bool RowChanges::hasUnknownRows(const QString &table) const
{
    return m_everything || m_tables.contains(table);
}

} // namespace meja
