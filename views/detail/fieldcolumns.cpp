#include "fieldcolumns.h"

#include "fieldgrid.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace meja {

namespace {

constexpr int minFieldWidth = 340;
constexpr int maxColumns = 4;
constexpr int wideColumns = 2;  ///< With a table of changes.
constexpr int headingLines = 2; ///< The height of a heading and its gap, in fields.

int linesOf(const FieldGrid &grid)
{
    return static_cast<int>(grid.values().size()) + headingLines;
}

} // namespace

FieldColumns::FieldColumns(QWidget *parent) : QWidget(parent), m_maxColumns(maxColumns)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::m, space::l, space::l);
    row->setSpacing(space::xl);
    for (int i = 0; i < maxColumns; ++i) {
        m_stacks.append(new QVBoxLayout);
        m_stacks.last()->setSpacing(space::l);
        row->addLayout(m_stacks.last(), 1);
    }
}

void FieldColumns::addGrid(FieldGrid *grid)
{
    m_grids.append(grid);
    const QList<ValueView *> &values = grid->values();
    const bool isWide = std::any_of(values.cbegin(), values.cend(), [](const ValueView *each) {
        return each->column().type == ValueType::Changes;
    });
    m_maxColumns = isWide ? wideColumns : m_maxColumns;
    arrange(std::max(1, m_used));
}

int FieldColumns::heightFor(int width) const
{
    return layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
}

void FieldColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = std::clamp(event->size().width() / minFieldWidth, 1, m_maxColumns);
    if (columns != m_used)
        arrange(columns);
}

/// Fills the columns in the order of the groups, each up to its share of the lines.
void FieldColumns::arrange(int columns)
{
    m_used = columns;
    int remaining = 0;
    for (FieldGrid *grid : std::as_const(m_grids))
        remaining += linesOf(*grid);
    for (QVBoxLayout *stack : std::as_const(m_stacks)) {
        while (QLayoutItem *item = stack->takeAt(0))
            delete item;
    }
    qsizetype at = 0;
    int used = 0;
    for (FieldGrid *grid : std::as_const(m_grids)) {
        const int lines = linesOf(*grid);
        const auto columnsLeft = static_cast<int>(columns - at);
        if (used > 0 && columnsLeft > 1 && used + lines / 2 > (used + remaining) / columnsLeft) {
            ++at;
            used = 0;
        }
        m_stacks[at]->addWidget(grid);
        used += lines;
        remaining -= lines;
    }
    auto *row = static_cast<QHBoxLayout *>(layout());
    for (qsizetype i = 0; i < m_stacks.size(); ++i) {
        m_stacks[i]->addStretch();
        row->setStretch(static_cast<int>(i), i <= at ? 1 : 0);
    }
}

} // namespace meja
