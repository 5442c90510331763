#include "accessiblerecords.h"

#include "accessiblecell.h"
#include "recordroles.h"
#include "recordview.h"
#include "rowspan.h"

#include <algorithm>
#include <limits>

namespace meja {

namespace {

constexpr qsizetype maxCells = 2000;

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<RecordView *>(object);
    return view ? new AccessibleRecords(*view) : nullptr;
}

} // namespace

AccessibleRecords::AccessibleRecords(RecordView &view)
    : QAccessibleWidget(&view, QAccessible::Table), m_view(view)
{}

AccessibleRecords::~AccessibleRecords()
{
    forgetCells();
}

void AccessibleRecords::install()
{
    static const bool installed = (QAccessible::installFactory(make), true);
    Q_UNUSED(installed)
}

void *AccessibleRecords::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

int AccessibleRecords::rowCount() const
{
    return m_view.model() ? m_view.model()->rowCount() : 0;
}

int AccessibleRecords::columnCount() const
{
    return m_view.model() ? m_view.model()->columnCount() : 0;
}

int AccessibleRecords::childCount() const
{
    const qint64 cells = static_cast<qint64>(rowCount()) * columnCount();
    return static_cast<int>(std::min<qint64>(cells, std::numeric_limits<int>::max()));
}

QAccessibleInterface *AccessibleRecords::child(int index) const
{
    const int columns = columnCount();
    return columns > 0 && index >= 0 ? cellAt(index / columns, index % columns) : nullptr;
}

int AccessibleRecords::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *cell = dynamic_cast<const AccessibleCell *>(child);
    return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface *AccessibleRecords::childAt(int x, int y) const
{
    const QModelIndex index = m_view.indexAt(m_view.viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? cellAt(index.row(), index.column()) : nullptr;
}

QAccessibleInterface *AccessibleRecords::focusChild() const
{
    const QModelIndex index = m_view.currentIndex();
    return m_view.hasFocus() && index.isValid() ? cellAt(index.row(), index.column()) : nullptr;
}

QAccessibleInterface *AccessibleRecords::cellAt(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    const int place = row * columnCount() + column;
    if (const auto known = m_cells.constFind(place); known != m_cells.cend()) {
        QAccessibleInterface *cell = QAccessible::accessibleInterface(*known);
        if (cell && cell->isValid())
            return cell;
    }
    if (m_cells.size() >= maxCells)
        forgetCells();
    auto *cell = new AccessibleCell(m_view, m_view.model()->index(row, column));
    m_cells.insert(place, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

void AccessibleRecords::forgetCells() const
{
    for (const QAccessible::Id id : std::as_const(m_cells))
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

QString AccessibleRecords::columnDescription(int column) const
{
    return m_view.model() ? m_view.model()->headerData(column, Qt::Horizontal).toString() : QString();
}

QString AccessibleRecords::rowDescription(int row) const
{
    return QString::number(row + 1);
}

QList<int> AccessibleRecords::selectedRows() const
{
    const auto *span = qobject_cast<const RowSpan *>(m_view.model());
    const SelectedKeys &selected = m_view.selectedKeys();
    return span ? span->rowsWhere([&selected](qint64 key) { return selected.contains(key); }) : QList<int>();
}

int AccessibleRecords::selectedRowCount() const
{
    return static_cast<int>(selectedRows().size());
}

bool AccessibleRecords::isRowSelected(int row) const
{
    return selectedRows().contains(row);
}

bool AccessibleRecords::setSelected(int row, bool selected)
{
    const QVariant key = m_view.model()->index(row, 0).data(recordrole::Key);
    if (!key.isValid())
        return false;
    if (m_view.selectedKeys().contains(key.toLongLong()) != selected)
        m_view.selectedKeys().toggle(key.toLongLong());
    return true;
}

bool AccessibleRecords::selectRow(int row)
{
    return setSelected(row, true);
}

bool AccessibleRecords::unselectRow(int row)
{
    return setSelected(row, false);
}

} // namespace meja
