#pragma once

#include "celltips.h"

namespace meja {

/// Draws the cells of a related table.
class RelatedTableDelegate : public CellTips
{
    Q_OBJECT

public:
    using CellTips::CellTips;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace meja
