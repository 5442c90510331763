#include "badge.h"
#include "plaintooltip.h"
#include "recordroles.h"
#include "recordview.h"
#include "shortcuttable.h"
#include "theme.h"
#include "tokens.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <utility>

// The keys, the mouse and the selection of RecordView.

namespace meja {

namespace {

/// The limit of a selection with Shift, in rows. Ctrl+A has no limit.
constexpr int maxRangeRows = 20000;

} // namespace

QModelIndex RecordView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const QModelIndex current = currentIndex();
    const int row = current.isValid() ? current.row() : topRow();
    const int visual = m_header->visualIndex(current.isValid() ? current.column() : 0);
    const auto at = [this](int wanted, int place) {
        const int section = m_header->logicalIndex(std::clamp(place, 0, m_header->count() - 1));
        return model()->index(std::clamp(wanted, 0, rowCount() - 1), section);
    };
    if (!current.isValid() && action != MoveEnd)
        return at(row, 0);
    switch (action) {
    case MoveUp:
        return at(row - 1, visual);
    case MoveDown:
        return at(row + 1, visual);
    case MoveLeft:
    case MovePrevious:
        return at(row, visual - 1);
    case MoveRight:
    case MoveNext:
        return at(row, visual + 1);
    case MoveHome:
        return at(0, visual);
    case MoveEnd:
        return at(rowCount() - 1, visual);
    case MovePageUp:
        return at(row - rowsPerPage(), visual);
    case MovePageDown:
        return at(row < rowCount() - rowsPerPage() ? row + rowsPerPage() : rowCount() - 1, visual);
    }
    Q_UNREACHABLE();
}

void RecordView::move(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (rowCount() == 0)
        return;
    const int before = currentIndex().row();
    const int offset = before - topRow();
    const QModelIndex next = moveCursor(action, modifiers);
    // Page Up and Page Down scroll by a page; the cursor stays at its height on screen.
    if ((action == MovePageDown || action == MovePageUp) && offset >= 0 && offset < rowsPerPage())
        showRow(next.row() - offset);
    setCurrentIndex(next);
    scrollTo(next);
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        if (!m_anchor.isValid())
            m_anchor = model()->index(std::max(0, before), 0);
        extendTo(next.row());
    } else {
        m_anchor = model()->index(next.row(), 0);
        m_rangeOpen = false;
    }
}

void RecordView::keyPressEvent(QKeyEvent *event)
{
    const auto action = shortcutAction(*event, ShortcutPlace::Rows);
    if (action == ShortcutAction::Copy)
        return copy();
    if (action == ShortcutAction::SelectAll)
        return selectAll();
    if (action == ShortcutAction::CopyCell)
        return copyCell();
    if (action == ShortcutAction::ShowMenu)
        return requestMenuAtCursor();
    if (header().handleKey(*event, currentIndex().column()))
        return;
    static const QHash<int, CursorAction> moves{
        {Qt::Key_Up, MoveUp},         {Qt::Key_Down, MoveDown},        {Qt::Key_Left, MoveLeft},
        {Qt::Key_Home, MoveHome},     {Qt::Key_End, MoveEnd},          {Qt::Key_Right, MoveRight},
        {Qt::Key_PageUp, MovePageUp}, {Qt::Key_PageDown, MovePageDown}};
    const auto found = moves.constFind(event->key());
    if (found != moves.cend() && !event->modifiers().testFlag(Qt::AltModifier))
        return move(*found, event->modifiers());
    if (!handleRowKey(event))
        event->ignore();
}

void RecordView::copyCell()
{
    if (!currentIndex().isValid() || !currentIndex().data(recordrole::Loaded).toBool())
        return;
    QGuiApplication::clipboard()->setText(currentIndex().data().toString().simplified());
    Q_EMIT cellCopied();
}

void RecordView::requestMenuAtCursor()
{
    if (currentIndex().isValid())
        Q_EMIT menuRequested(currentIndex(),
                             viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
}

/// The menu key is a shortcut of the table, so only the mouse opens the menu here.
void RecordView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (event->reason() == QContextMenuEvent::Mouse && index.isValid())
        Q_EMIT menuRequested(index, event->globalPos());
}

bool RecordView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractItemView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(shortenedText(indexAt(help->pos()))), viewport());
    return true;
}

QString RecordView::shortenedText(const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const bool isBadge = index.data(recordrole::ChoiceTone).isValid();
    const int needed =
        isBadge ? badgeSize(text).width() : QFontMetrics(fontFor(TextRole::Body)).horizontalAdvance(text);
    return needed > visualRect(index).width() - 2 * space::s ? text : QString();
}

bool RecordView::handleRowKey(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (row < 0)
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT rowOpened(row);
        return true;
    case Qt::Key_Space:
        toggle(row);
        return true;
    default:
        return false;
    }
}

void RecordView::toggle(int row)
{
    m_rangeOpen = false;
    m_anchor = model()->index(row, 0);
    if (const auto key = keyAt(row))
        m_selected.toggle(*key);
}

void RecordView::selectOnly(int row)
{
    m_rangeOpen = false;
    m_anchor = model()->index(row, 0);
    if (const auto key = keyAt(row))
        m_selected.set({*key});
}

/// Selects the rows between the anchor and `row`. Rows that are not loaded are added when they arrive.
void RecordView::extendTo(int row)
{
    const int anchor = m_anchor.isValid() ? m_anchor.row() : row;
    const int first = std::max(std::min(anchor, row), row - maxRangeRows);
    const int last = std::min(std::max(anchor, row), row + maxRangeRows);
    QList<qint64> keys;
    for (int each = first; each <= last; ++each) {
        if (const auto key = keyAt(each))
            keys.append(*key);
    }
    m_selected.set(keys);
    m_rangeOpen = true;
}

void RecordView::extendOverLoadedRows()
{
    if (m_rangeOpen && m_anchor.isValid() && currentIndex().isValid() && !m_selected.isAllMatching()) {
        const QList<qint64> before(m_selected.keys().cbegin(), m_selected.keys().cend());
        extendTo(currentIndex().row());
        m_selected.add(before);
    }
}

void RecordView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &)
{
    if (topLeft.row() <= topRow() + rowsPerPage() && bottomRight.row() >= topRow())
        viewport()->update();
    followRecord();
    extendOverLoadedRows();
}

void RecordView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    m_currentKey = current.isValid() ? keyAt(current.row()) : std::nullopt;
    m_currentSection = current.isValid() ? current.column() : m_currentSection;
    viewport()->update();
}

void RecordView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || event->button() == Qt::MiddleButton)
        return;
    const int before = currentIndex().row();
    setCurrentIndex(index);
    const bool selected = keyAt(index.row()) && m_selected.contains(*keyAt(index.row()));
    if (event->button() == Qt::RightButton && selected)
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        toggle(index.row());
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        if (!m_anchor.isValid())
            m_anchor = model()->index(std::max(0, before), 0);
        extendTo(index.row());
    } else {
        selectOnly(index.row());
    }
}

void RecordView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool plain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    if (!plain || !isOnLink(event->pos()) || index != currentIndex())
        return;
    const QString resource =
        model()->headerData(index.column(), Qt::Horizontal, recordrole::LinksTo).toString();
    Q_EMIT linkFollowed(resource, index.data(recordrole::LinkKey).toLongLong());
}

void RecordView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT rowOpened(index.row());
}

void RecordView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(indexAt(event->pos()));
    viewport()->setCursor(isOnLink(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void RecordView::leaveEvent(QEvent *event)
{
    setHovered({});
    QAbstractItemView::leaveEvent(event);
}

void RecordView::setHovered(const QModelIndex &index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
}

bool RecordView::isOnLink(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid() || !index.data(recordrole::LinkKey).isValid())
        return false;
    const QRect cell = visualRect(index).adjusted(space::s, 0, -space::s, 0);
    const int width = fontMetrics().horizontalAdvance(index.data().toString());
    return point.x() >= cell.left() && point.x() <= cell.left() + std::min(width, cell.width());
}

} // namespace meja
