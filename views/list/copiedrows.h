#pragma once

#include "page.h"
#include "valueformat.h"

#include <QAbstractTableModel>

namespace meja {

/// Records as a table model for `copiedTable()`: the same roles as the model of a list.
class CopiedRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    CopiedRows(const Resource &resource, const QStringList &columns, const QList<Record> &records);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<const Column *> m_columns;
    QList<Record> m_records;
    ValueFormat m_format;
};

} // namespace meja
