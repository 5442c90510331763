#include "ordershipments.h"

#include "fieldgrid.h"
#include "relatedtablemodel.h"
#include "tokens.h"

#include <QVBoxLayout>

namespace meja {

OrderShipments::OrderShipments(RelatedTableModel *model, QStringList columns, Role role, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_columns(std::move(columns)),
      m_role(role),
      m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::m);
    connect(m_model, &RelatedTableModel::settled, this, &OrderShipments::showRows);
}

void OrderShipments::showRows()
{
    while (m_grids.size() > m_model->rowCount())
        delete m_grids.takeLast();
    while (m_grids.size() < m_model->rowCount())
        addGrid();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        Record shipment;
        for (const QString &name : std::as_const(m_columns))
            shipment.values.append(m_model->value(row, name));
        m_grids[row]->showRecord(shipment, m_columns, m_role);
    }
}

void OrderShipments::addGrid()
{
    auto *grid = new FieldGrid({}, this);
    grid->setNameWidth(m_nameWidth);
    for (const QString &name : std::as_const(m_columns))
        grid->addField(*m_model->resource().column(name));
    grid->hideWhenEmpty(QStringLiteral("delivered_at"));
    m_layout->addWidget(grid);
    m_grids.append(grid);
}

} // namespace meja
