#include "listcolumns.h"

#include "columnwidths.h"
#include "recordtablemodel.h"
#include "recordview.h"

#include <algorithm>

namespace meja {

ListColumns::ListColumns(const ColumnSettings &settings, RecordTableModel &model, RecordView &view,
                         QObject *parent)
    : QObject(parent), m_settings(settings), m_model(model), m_view(view)
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ListColumns::layOut);
    connect(&m_view, &RecordView::widthChanged, this, &ListColumns::distributeWidth);
    connect(&m_view.header(), &QHeaderView::sectionResized, this, &ListColumns::storeWidth);
    connect(&m_view.header(), &QHeaderView::sectionMoved, this, &ListColumns::storeOrder);
}

void ListColumns::set(const QStringList &names, const QHash<QString, int> &widths)
{
    m_names = names;
    m_widths = widths;
}

void ListColumns::applyStored()
{
    set(m_settings.columns(), m_settings.widths());
}

void ListColumns::choose(const QStringList &names)
{
    m_names = names;
    m_settings.save(m_names, m_widths);
}

void ListColumns::reset(const QStringList &names)
{
    set(names, {});
    m_settings.clear();
}

void ListColumns::layOut()
{
    m_layingOut = true;
    m_fitted.clear();
    RecordHeader &header = m_view.header();
    for (int section = 0; section < header.count(); ++section)
        header.moveSection(header.visualIndex(section), section);
    m_layingOut = false;
    distributeWidth();
}

void ListColumns::fit()
{
    if (m_fitted == m_model.columnNames())
        return;
    m_fitted = m_model.columnNames();
    for (int section = 0; section < m_fitted.size(); ++section) {
        if (!m_widths.contains(m_fitted[section]))
            m_fits[m_fitted[section]] =
                std::max(m_fits.value(m_fitted[section]), m_view.fittingWidth(section));
    }
    distributeWidth();
}

void ListColumns::distributeWidth()
{
    RecordHeader &header = m_view.header();
    QList<WidthRange> ranges;
    for (int section = 0; section < header.count(); ++section) {
        const Column *column = m_model.columnAt(section);
        if (!column)
            return;
        const int wanted = m_fits.value(column->name, columnWidth(*column));
        const auto userWidth = m_widths.constFind(column->name);
        ranges.append(userWidth == m_widths.cend() ? WidthRange{wanted, minColumnWidth(*column, wanted)}
                                                   : WidthRange{*userWidth, *userWidth});
    }
    const QList<int> widths = fittedWidths(ranges, m_view.viewport()->width());
    m_layingOut = true;
    for (int section = 0; section < header.count(); ++section)
        header.resizeSection(section, widths[section]);
    m_layingOut = false;
}

/// Stores the user's width. The last column fills the remaining width and is not stored.
void ListColumns::storeWidth(int section)
{
    const RecordHeader &header = m_view.header();
    const QString name = m_model.columnNames().value(section);
    if (m_layingOut || name.isEmpty() || header.visualIndex(section) == header.count() - 1)
        return;
    m_widths.insert(name, header.sectionSize(section));
    storeOrder();
}

void ListColumns::storeOrder()
{
    const RecordHeader &header = m_view.header();
    if (m_layingOut || header.count() == 0 || header.count() != m_model.columnNames().size())
        return;
    QStringList names;
    for (int visual = 0; visual < header.count(); ++visual)
        names.append(m_model.columnNames()[header.logicalIndex(visual)]);
    choose(names);
    Q_EMIT changed();
}

} // namespace meja
