#include "recordview.h"

#include "accessiblerecords.h"
#include "badge.h"
#include "celltips.h"
#include "copiedtable.h"
#include "recordroles.h"
#include "rowspan.h"
#include "theme.h"
#include "tokens.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace meja {

namespace {

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
