#include "recordview.h"

#include "accessiblerecords.h"
#include "badge.h"
#include "celltips.h"
#include "copiedtable.h"
#include "plaintooltip.h"
#include "recordroles.h"
#include "rowspan.h"
#include "shortcuttable.h"
#include "theme.h"
#include "tokens.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace meja {

namespace {

/// The limit of a selection with Shift, in rows. Ctrl+A has no limit.
constexpr int maxRangeRows = 20000;
constexpr int fittedRows = 40;
constexpr int minFittedWidth = 56;
constexpr int maxFittedWidth = 280;
constexpr int sortArrowWidth = 12;

} // namespace

RecordView::RecordView(QWidget *parent)
    : QAbstractItemView(parent), m_header(new RecordHeader(this)), m_rowHeight(height::row)
{
    AccessibleRecords::install();
    setSelectionMode(NoSelection);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setItemDelegate(new CellTips(this));
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(m_header, &QHeaderView::sectionResized, this, &RecordView::updateGeometries);
    connect(m_header, &QHeaderView::sectionMoved, viewport(), qOverload<>(&QWidget::update));
    connect(m_header, &QHeaderView::geometriesChanged, this, &RecordView::updateGeometries);
    connect(&m_selected, &SelectedKeys::changed, viewport(), qOverload<>(&QWidget::update));
}

void RecordView::setModel(QAbstractItemModel *model)
{
    if (this->model())
        disconnect(this->model(), nullptr, this, nullptr);
    m_header->setModel(model);
    QAbstractItemView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RecordView::keepTop);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RecordView::keepTop);
    connect(model, &QAbstractItemModel::layoutChanged, this, &RecordView::keepTop);
}

void RecordView::reset()
{
    m_top = QModelIndex();
    m_anchor = QModelIndex();
    m_hovered = QModelIndex();
    m_rangeOpen = false;
    m_announcedFirst = -1;
    QAbstractItemView::reset();
    verticalScrollBar()->setValue(0);
    updateGeometries();
}

void RecordView::setCompact(bool compact)
{
    m_rowHeight = compact ? height::compactRow : height::row;
    updateGeometries();
}

int RecordView::rowCount() const
{
    return model() ? model()->rowCount() : 0;
}

int RecordView::rowsPerPage() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

int RecordView::topRow() const
{
    return verticalScrollBar()->value();
}

void RecordView::showRow(int row)
{
    verticalScrollBar()->setValue(row);
}

int RecordView::fittingWidth(int section) const
{
    const QFontMetrics metrics(fontFor(TextRole::Body));
    const QString head = model()->headerData(section, Qt::Horizontal).toString();
    int widestText = metrics.horizontalAdvance(head) + sortArrowWidth;
    const int last = std::min(rowCount(), topRow() + fittedRows);
    for (int row = topRow(); row < last; ++row) {
        const QModelIndex index = model()->index(row, section);
        const QString text = index.data().toString();
        const bool badge = index.data(recordrole::ChoiceTone).isValid();
        widestText = std::max(widestText, badge ? badgeSize(text).width() : metrics.horizontalAdvance(text));
    }
    return std::clamp(widestText + 2 * space::s + space::s, minFittedWidth, maxFittedWidth);
}

void RecordView::goToRow(int row)
{
    showRow(row);
    placeCursor(row);
}

bool RecordView::isOnScreen(qint64 row) const
{
    return row >= topRow() && row < topRow() + rowsPerPage();
}

/// Moves the cursor without scrolling.
void RecordView::placeCursor(int row)
{
    const int section = std::clamp(m_currentSection, 0, std::max(0, m_header->count() - 1));
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    setCurrentIndex(model()->index(row, section));
    setAutoScroll(scrolls);
}

/// After rows were read again, the cursor is still on its record. After a new query or order it is on the
/// record if that is on screen, or else on the first row of the screen.
void RecordView::followRecord()
{
    const QModelIndex current = currentIndex();
    const auto key = keyAt(current.isValid() ? current.row() : topRow());
    if (!key || key == m_currentKey)
        return;
    if (!m_currentKey) {
        if (current.isValid())
            m_currentKey = key; // The row was not loaded when it became current.
        return;
    }
    const auto *span = qobject_cast<const RowSpan *>(model());
    const auto row = span ? span->rowOf(*m_currentKey) : std::nullopt;
    m_anchor = QModelIndex();
    if (row && (current.isValid() || isOnScreen(*row)))
        placeCursor(static_cast<int>(*row));
    else if (current.isValid())
        m_currentKey = key;
    else
        placeCursor(topRow());
}

void RecordView::keepCursorOnScreen()
{
    const int row = currentIndex().row();
    // A range ends at the cursor, and its rows are selected when they are loaded.
    if (row < 0 || isOnScreen(row) || m_rangeOpen)
        return;
    const int last = std::min(rowCount(), topRow() + rowsPerPage()) - 1;
    placeCursor(std::clamp(row, topRow(), std::max(topRow(), last)));
}

std::optional<qint64> RecordView::keyAt(int row) const
{
    const QVariant key = model()->index(row, 0).data(recordrole::Key);
    return key.isValid() ? std::optional(key.toLongLong()) : std::nullopt;
}

void RecordView::updateGeometries()
{
    if (std::exchange(m_updatingGeometry, true))
        return;
    const int head = m_header->sizeHint().height();
    setViewportMargins(0, head, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - head, area.width(), head);

    verticalScrollBar()->setRange(0, std::max(0, rowCount() - rowsPerPage()));
    verticalScrollBar()->setPageStep(rowsPerPage());
    verticalScrollBar()->setSingleStep(1);
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - area.width()));
    horizontalScrollBar()->setPageStep(area.width());
    m_updatingGeometry = false;
    setTop(topRow());
    viewport()->update();
    announceVisible();
}

void RecordView::setTop(int row)
{
    m_top = rowCount() > 0 ? QPersistentModelIndex(model()->index(row, 0)) : QPersistentModelIndex();
}

/// After rows were inserted or removed, the first visible record stays at the top.
void RecordView::keepTop()
{
    const int row = m_top.isValid() ? m_top.row() : topRow();
    verticalScrollBar()->setRange(0, std::max(0, rowCount() - rowsPerPage()));
    {
        const QSignalBlocker blocker(verticalScrollBar());
        verticalScrollBar()->setValue(row);
    }
    updateGeometries();
}

void RecordView::announceVisible()
{
    const int first = topRow();
    const int last = std::max(first, std::min(rowCount(), first + rowsPerPage() + 1) - 1);
    if (first == m_announcedFirst && last == m_announcedLast)
        return;
    m_announcedFirst = first;
    m_announcedLast = last;
    Q_EMIT visibleRowsChanged(first, last);
}

void RecordView::scrollContentsBy(int dx, int dy)
{
    if (m_updatingGeometry)
        return;
    if (dx != 0)
        m_header->setOffset(horizontalScrollBar()->value());
    if (dx == 0 && std::abs(dy) < rowsPerPage())
        viewport()->scroll(0, dy * m_rowHeight);
    else
        viewport()->update();
    if (dy != 0) {
        setTop(topRow());
        keepCursorOnScreen();
    }
    announceVisible();
}

void RecordView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    if (event->size().width() != event->oldSize().width())
        Q_EMIT widthChanged();
}

QRect RecordView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const qint64 top = (static_cast<qint64>(index.row()) - topRow()) * m_rowHeight;
    if (std::abs(top) > 1000000)
        return {};
    return {m_header->sectionViewportPosition(index.column()), static_cast<int>(top),
            m_header->sectionSize(index.column()), m_rowHeight};
}

void RecordView::scrollTo(const QModelIndex &index, ScrollHint)
{
    if (!index.isValid())
        return;
    const int row = index.row();
    if (row < topRow())
        showRow(row);
    else if (row >= topRow() + rowsPerPage())
        showRow(row - rowsPerPage() + 1);
    const int left = m_header->sectionPosition(index.column());
    const int right = left + m_header->sectionSize(index.column());
    QScrollBar &bar = *horizontalScrollBar();
    if (left < bar.value())
        bar.setValue(left);
    else if (right > bar.value() + viewport()->width())
        bar.setValue(std::min(left, right - viewport()->width()));
}

QModelIndex RecordView::indexAt(const QPoint &point) const
{
    const int row = topRow() + point.y() / m_rowHeight;
    const int section = m_header->logicalIndexAt(point.x());
    return model() && point.y() >= 0 && row < rowCount() ? model()->index(row, section) : QModelIndex();
}

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

QList<PaintedColumn> RecordView::paintedColumns() const
{
    QList<PaintedColumn> columns;
    for (const int section : shownSections()) {
        const int left = m_header->sectionViewportPosition(section);
        const int width = m_header->sectionSize(section);
        if (left + width <= 0 || left >= viewport()->width())
            continue;
        const auto head = [&](int role) { return model()->headerData(section, Qt::Horizontal, role); };
        columns.append({section, left, width, static_cast<ValueType>(head(recordrole::Type).toInt()),
                        (head(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0,
                        !head(recordrole::LinksTo).toString().isEmpty()});
    }
    return columns;
}

QList<int> RecordView::shownSections() const
{
    QList<int> sections;
    for (int visual = 0; visual < m_header->count(); ++visual)
        sections.append(m_header->logicalIndex(visual));
    return sections;
}

void RecordView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colors().surface);
    if (!model())
        return;
    const QList<PaintedColumn> columns = paintedColumns();
    const RecordPainter rows(painter, *model(), columns, fontFor(TextRole::Body), m_texts);
    const int first = topRow() + event->rect().top() / m_rowHeight;
    const int last = std::min(rowCount() - 1, topRow() + event->rect().bottom() / m_rowHeight);
    for (int row = first; row <= last; ++row) {
        const auto key = keyAt(row);
        const bool current = row == currentIndex().row() && hasFocus();
        rows.paint({.row = row,
                    .area = QRect(0, (row - topRow()) * m_rowHeight, viewport()->width(), m_rowHeight),
                    .selected = key && m_selected.contains(*key),
                    .hovered = row == m_hovered.row(),
                    .current = current,
                    .hoveredSection = m_hovered.column(),
                    .currentSection = currentIndex().column()});
    }
}

qint64 RecordView::selectedRows() const
{
    const qsizetype keys = m_selected.keys().size();
    return m_selected.isAllMatching() ? std::max<qsizetype>(0, rowCount() - keys) : keys;
}

void RecordView::copy()
{
    const auto *span = qobject_cast<const RowSpan *>(model());
    const auto selected = [this](qint64 key) { return m_selected.contains(key); };
    QList<int> rows = span && !m_selected.isEmpty() ? span->rowsWhere(selected) : QList<int>();
    if (m_selected.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex().row());
    if (rows.isEmpty() && m_selected.isEmpty())
        return;
    if (selectedRows() > rows.size())
        return Q_EMIT missingRowsNeeded();
    QGuiApplication::clipboard()->setMimeData(copiedTable(*model(), rows, shownSections()).release());
    Q_EMIT copied(static_cast<int>(rows.size()));
}

} // namespace meja
