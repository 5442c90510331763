#include "relatedtable.h"

#include "copiedtable.h"
#include "relatedtabledelegate.h"
#include "theme.h"
#include "tokens.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace meja {

namespace {

constexpr int minRelatedWidth = 56;
constexpr int maxColumnWidth = 320;
constexpr int minStretchedWidth = 160;

} // namespace

RelatedTable::RelatedTable(RelatedTableModel *model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new RelatedTableDelegate(this));
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(height::compactRow);
    verticalHeader()->setDefaultSectionSize(height::row);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setFixedHeight(height::header - 2);
    setModel(model);
    connect(model, &RelatedTableModel::settled, this, &RelatedTable::fit);
}

void RelatedTable::setRowsShown(int minRows, int maxRows)
{
    m_minRows = minRows;
    m_maxRows = maxRows;
    updateGeometry();
}

int RelatedTable::heightFor(int rows) const
{
    const int bar = m_scrolls ? horizontalScrollBar()->sizeHint().height() : 0;
    return horizontalHeader()->height() + rows * height::row + bar;
}

QSize RelatedTable::sizeHint() const
{
    return {360, heightFor(std::clamp(m_model->rowCount(), 1, m_maxRows))};
}

QSize RelatedTable::minimumSizeHint() const
{
    return {160, heightFor(std::clamp(m_model->rowCount(), 1, m_minRows))};
}

void RelatedTable::fit()
{
    int used = 0;
    const int stretched = m_model->columnOf(m_stretched);
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const int wanted = std::max(sizeHintForColumn(i), horizontalHeader()->sectionSizeHint(i));
        setColumnWidth(i, std::clamp(wanted, minRelatedWidth, maxColumnWidth));
        if (i != stretched)
            used += columnWidth(i);
    }
    if (stretched >= 0)
        setColumnWidth(stretched, std::max(viewport()->width() - used, minStretchedWidth));
    m_scrolls = horizontalHeader()->length() > viewport()->width();
    updateGeometry();
}

void RelatedTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
}

void RelatedTable::openTarget(const QModelIndex &index, bool orRow)
{
    if (const auto link = m_model->linkAt(index))
        Q_EMIT openRequested(link->resource, link->key);
    else if (orRow && index.isValid())
        Q_EMIT openRequested(m_model->resource().name, m_model->keyAt(index.row()));
}

void RelatedTable::copySelection()
{
    QStringList lines;
    int row = -1;
    QModelIndexList cells = selectedIndexes();
    std::sort(cells.begin(), cells.end());
    for (const QModelIndex &cell : std::as_const(cells)) {
        const QString text = copiedCell(cell);
        if (cell.row() == row)
            lines.last() += u'\t' + text;
        else
            lines.append(text);
        row = cell.row();
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void RelatedTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openTarget(currentIndex(), true);
    else if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->key() == Qt::Key_Escape)
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void RelatedTable::mouseMoveEvent(QMouseEvent *event)
{
    const bool link = m_model->linkAt(indexAt(event->position().toPoint())).has_value();
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void RelatedTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && selectedIndexes().size() == 1)
        openTarget(indexAt(event->position().toPoint()), false);
}

void RelatedTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && !m_model->linkAt(index))
        openTarget(index, true);
}

void RelatedTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_model) {
        m_model->retranslate();
        fit();
    }
}

} // namespace meja
