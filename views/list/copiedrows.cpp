#include "copiedrows.h"

#include "recordroles.h"

namespace meja {

CopiedRows::CopiedRows(const Resource &resource, const QStringList &columns, const QList<Record> &records)
    : m_records(records)
{
    for (const QString &name : columns)
        m_columns.append(resource.column(name));
}

int CopiedRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int CopiedRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant CopiedRows::data(const QModelIndex &index, int role) const
{
    const QString value = m_records[index.row()].values.value(index.column());
    if (role == recordrole::Loaded)
        return true;
    if (role == recordrole::Raw)
        return value;
    if (role == Qt::DisplayRole)
        return m_format.text(*m_columns[index.column()], value, ValueFormat::Form::Short);
    return {};
}

QVariant CopiedRows::headerData(int section, Qt::Orientation, int role) const
{
    const Column &column = *m_columns[section];
    if (role == Qt::DisplayRole)
        return column.label.text();
    return role == recordrole::Type ? QVariant(static_cast<int>(column.type)) : QVariant();
}

} // namespace meja
