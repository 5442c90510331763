#include "pagetabbar.h"

#include <QContextMenuEvent>
#include <QMouseEvent>

namespace meja {

namespace {

constexpr int minTabWidth = 140; ///< Pixels; shows about nine letters beside the icon and the close button.
constexpr int maxTabWidth = 220;

} // namespace

PageTabBar::PageTabBar(QWidget *parent) : QTabBar(parent)
{
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideMiddle);
    setDrawBase(false);
    setIconSize({16, 16});
}

bool PageTabBar::isOverfull() const
{
    return count() > 0 && tabRect(count() - 1).right() - tabRect(0).left() >= width();
}

QSize PageTabBar::tabSizeHint(int index) const
{
    const QSize wanted = QTabBar::tabSizeHint(index);
    return {std::min(wanted.width(), maxTabWidth), wanted.height()};
}

QSize PageTabBar::minimumTabSizeHint(int index) const
{
    const QSize wanted = tabSizeHint(index);
    return {std::min(wanted.width(), minTabWidth), wanted.height()};
}

void PageTabBar::tabLayoutChange()
{
    QTabBar::tabLayoutChange();
    // Queued, because handlers change the width of the bar.
    QMetaObject::invokeMethod(this, &PageTabBar::layoutChanged, Qt::QueuedConnection);
}

void PageTabBar::mousePressEvent(QMouseEvent *event)
{
    m_middlePressed = event->button() == Qt::MiddleButton ? tabAt(event->pos()) : -1;
    QTabBar::mousePressEvent(event);
}

void PageTabBar::mouseReleaseEvent(QMouseEvent *event)
{
    QTabBar::mouseReleaseEvent(event);
    const int pressed = std::exchange(m_middlePressed, -1);
    if (event->button() == Qt::MiddleButton && pressed >= 0 && tabAt(event->pos()) == pressed)
        Q_EMIT middleClicked(pressed);
}

void PageTabBar::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const int index = byKeyboard ? currentIndex() : tabAt(event->pos());
    if (index < 0)
        return;
    Q_EMIT menuRequested(index, byKeyboard ? mapToGlobal(tabRect(index).bottomLeft()) : event->globalPos());
}

} // namespace meja
