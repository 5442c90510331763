#include "palettedelegate.h"

#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QIcon>
#include <QPainter>

namespace meja {

namespace {

constexpr int paletteRowHeight = 32;
constexpr int entryIconSize = 16;

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors &c = colors();
    if (index.data(HeadingRole).toBool()) {
        painter->setFont(fontFor(TextRole::Small));
        painter->setPen(c.muted);
        painter->drawText(option.rect.adjusted(space::s, 0, -space::s, -space::xs),
                          Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        return;
    }
    painter->setFont(option.font);
    if (option.state.testFlag(QStyle::State_Selected))
        stylepaint::panel(*painter, option.rect, c.accentTint, QColor());
    else if (option.state.testFlag(QStyle::State_MouseOver))
        stylepaint::panel(*painter, option.rect, c.hover, QColor());
    const QRect line = option.rect.adjusted(space::s, 0, -space::s, 0);
    const QRect picture(line.left(), line.center().y() - entryIconSize / 2 + 1, entryIconSize, entryIconSize);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, picture);
    const QString hint =
        option.fontMetrics.elidedText(index.data(HintRole).toString(), Qt::ElideRight, line.width() * 3 / 5);
    const int hintWidth = option.fontMetrics.horizontalAdvance(hint);
    painter->setPen(c.muted);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, hint);
    painter->setPen(c.text);
    const QRect place = line.adjusted(entryIconSize + space::m, 0, -hintWidth - space::m, 0);
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, place.width()));
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, paletteRowHeight};
}

} // namespace meja
