#include "relatedtabledelegate.h"

#include "badge.h"
#include "recordroles.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QPainter>

namespace meja {

void RelatedTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const Colors &c = colors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, c.accentTint);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      selected ? c.accent : c.line);
    const QRect place = option.rect.adjusted(space::s, 0, -space::s, 0);
    const QString text = index.data().toString();
    const QVariant tone = index.data(recordrole::ChoiceTone);
    if (tone.isValid()) {
        if (!index.data(recordrole::Repeats).toBool())
            paintBadge(*painter, place, text, static_cast<Tone>(tone.toInt()), selected);
    } else {
        const bool link = index.data(recordrole::LinkKey).isValid();
        painter->setFont(option.font);
        painter->setPen(link ? c.link : c.text);
        const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter->drawText(place, static_cast<int>(alignment),
                          option.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus))
        stylepaint::focusRing(*painter, option.rect);
}

QSize RelatedTableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const int textWidth = index.data(recordrole::ChoiceTone).isValid()
                              ? badgeSize(text).width()
                              : option.fontMetrics.horizontalAdvance(text);
    return {textWidth + 2 * space::s + 2, height::row};
}

} // namespace meja
