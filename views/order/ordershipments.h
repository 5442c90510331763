#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace meja {

class FieldGrid;
class RelatedTableModel;
enum class Role;

/// The shipments of an order below each other, each with courier, waybill and times.
class OrderShipments : public QWidget
{
    Q_OBJECT

public:
    /// @param model must outlive this widget. @param columns the columns to show.
    OrderShipments(RelatedTableModel *model, QStringList columns, Role role, QWidget *parent = nullptr);

    /// Sets the width of the column with the names, in pixels.
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
