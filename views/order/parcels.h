#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace meja {

class FieldGrid;
class RelatedTableModel;
enum class Role;

/// The shipments of an order below each other, each with its courier, waybill and times.
class Parcels : public QWidget
{
    Q_OBJECT

public:
    /// `columns` are those of the model that are shown. The model must be there for as long as this.
    Parcels(RelatedTableModel *model, QStringList columns, Role role, QWidget *parent = nullptr);

    /// Pixels of the names' column.
    void setNameWidth(int width) { m_nameWidth = width; }
    [[nodiscard]] const QList<FieldGrid *> &grids() const { return m_grids; }

private:
    void showRows();
    void addGrid();

    RelatedTableModel *m_model;
    QStringList m_columns;
    Role m_role;
    int m_nameWidth = 0;
    QVBoxLayout *m_layout;
    QList<FieldGrid *> m_grids;
};

} // namespace meja
