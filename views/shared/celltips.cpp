#include "celltips.h"

#include "badge.h"
#include "plaintooltip.h"
#include "recordroles.h"
#include "theme.h"
#include "tokens.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QToolTip>

namespace meja {

QString CellTips::tipOf(const QModelIndex &index, int width)
{
    const QString text = index.data().toString();
    const bool isBadge = index.data(recordrole::ChoiceTone).isValid();
    const int needed =
        isBadge ? badgeSize(text).width() : QFontMetrics(fontFor(TextRole::Body)).horizontalAdvance(text);
    const bool isHidden = index.data(recordrole::Repeats).toBool();
    return isHidden || needed > width - 2 * space::s ? text : QString();
}

bool CellTips::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                         const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString tip = tipOf(index, view->visualRect(index).width());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), plainToolTip(tip), view->viewport(), view->visualRect(index));
    return true;
}

} // namespace meja
