#include "listcolumns.h"

#include "columnwidths.h"
#include "recordtablemodel.h"
#include "recordview.h"

namespace meja {

ListColumns::ListColumns(const ColumnSettings &memory, RecordTableModel &model, RecordView &view,
                         QObject *parent)
    : QObject(parent), m_memory(memory), m_model(model), m_view(view)
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ListColumns::layOut);
    connect(&m_view, &RecordView::widthChanged, this, &ListColumns::shareRoom);
    connect(&m_view.header(), &QHeaderView::sectionResized, this, &ListColumns::takeWidth);
    connect(&m_view.header(), &QHeaderView::sectionMoved, this, &ListColumns::takeOrder);
}

void ListColumns::set(const QStringList &names, const QHash<QString, int> &widths)
{
    m_names = names;
    m_widths = widths;
}

void ListColumns::setRemembered()
{
    set(m_memory.columns(), m_memory.widths());
}

void ListColumns::choose(const QStringList &names)
{
    m_names = names;
    m_memory.keep(m_names, m_widths);
}

void ListColumns::reset(const QStringList &names)
{
    set(names, {});
    m_memory.forget();
}

void ListColumns::layOut()
{
    m_layingOut = true;
    RecordHeader &heads = m_view.header();
    for (int section = 0; section < heads.count(); ++section)
        heads.moveSection(heads.visualIndex(section), section);
    m_layingOut = false;
    shareRoom();
}

void ListColumns::fit()
{
    if (m_fitted == m_model.columnNames())
        return;
    m_fitted = m_model.columnNames();
    for (int section = 0; section < m_fitted.size(); ++section) {
        if (!m_widths.contains(m_fitted[section]))
            m_fits[m_fitted[section]] = m_view.fittingWidth(section);
    }
    shareRoom();
}

void ListColumns::shareRoom()
{
    RecordHeader &heads = m_view.header();
    QList<WidthRange> rooms;
    for (int section = 0; section < heads.count(); ++section) {
        const Column *column = m_model.columnAt(section);
        if (!column)
            return;
        const int wanted = m_fits.value(column->name, columnWidth(*column));
        const auto sized = m_widths.constFind(column->name);
        rooms.append(sized == m_widths.cend() ? WidthRange{wanted, minColumnWidth(*column, wanted)}
                                              : WidthRange{*sized, *sized});
    }
    const QList<int> widths = fittedWidths(rooms, m_view.viewport()->width());
    m_layingOut = true;
    for (int section = 0; section < heads.count(); ++section)
        heads.resizeSection(section, widths[section]);
    m_layingOut = false;
}

/// Stores the user's width. The last column fills the remaining width and is not stored.
void ListColumns::takeWidth(int section)
{
    const RecordHeader &heads = m_view.header();
    const QString name = m_model.columnNames().value(section);
    if (m_layingOut || name.isEmpty() || heads.visualIndex(section) == heads.count() - 1)
        return;
    m_widths.insert(name, heads.sectionSize(section));
    takeOrder();
}

void ListColumns::takeOrder()
{
    const RecordHeader &heads = m_view.header();
    if (m_layingOut || heads.count() == 0 || heads.count() != m_model.columnNames().size())
        return;
    QStringList names;
    for (int visual = 0; visual < heads.count(); ++visual)
        names.append(m_model.columnNames()[heads.logicalIndex(visual)]);
    choose(names);
    Q_EMIT changed();
}

} // namespace meja
