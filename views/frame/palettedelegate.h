#pragma once

#include <QStyledItemDelegate>

namespace meja {

/// Draws an entry of the command palette: icon, title, and a muted hint at the right.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int HintRole = Qt::UserRole;
    static constexpr int HeadingRole = Qt::UserRole + 1; ///< Whether the entry is the heading of a group.

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace meja
