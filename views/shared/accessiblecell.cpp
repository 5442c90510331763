#include "accessiblecell.h"

#include "recordroles.h"
#include "recordview.h"

namespace meja {

AccessibleCell::AccessibleCell(RecordView &view, const QModelIndex &index) : m_view(view), m_index(index) {}

QAccessibleInterface *AccessibleCell::parent() const
{
    return QAccessible::queryAccessibleInterface(&m_view);
}

QString AccessibleCell::text(QAccessible::Text which) const
{
    if (which == QAccessible::Name)
        return m_index.data().toString();
    if (which == QAccessible::Description && m_index.isValid())
        return m_index.model()->headerData(m_index.column(), Qt::Horizontal).toString();
    return {};
}

QRect AccessibleCell::rect() const
{
    const QRect cell = m_view.visualRect(m_index);
    return {m_view.viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

bool AccessibleCell::isSelected() const
{
    const QVariant key = m_index.data(recordrole::Key);
    return key.isValid() && m_view.selectedKeys().contains(key.toLongLong());
}

QAccessible::State AccessibleCell::state() const
{
    QAccessible::State state;
    state.readOnly = true;
    state.focusable = true;
    state.selectable = true;
    state.focused = m_view.hasFocus() && m_view.currentIndex() == m_index;
    state.selected = isSelected();
    state.busy = !m_index.data(recordrole::Loaded).toBool();
    state.offscreen = !m_view.viewport()->rect().intersects(m_view.visualRect(m_index));
    return state;
}

void *AccessibleCell::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this)
                                                   : nullptr;
}

} // namespace meja
