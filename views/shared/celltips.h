#pragma once

#include <QStyledItemDelegate>

namespace meja {

/// The base class of all delegates of tables: a tooltip shows the whole text of a cell that is shortened.
class CellTips : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// The text of the tooltip; empty when the cell shows its whole text in that many pixels.
    [[nodiscard]] static QString tipOf(const QModelIndex &index, int width);
};

} // namespace meja
