#pragma once

#include "column.h"
#include "textlayoutcache.h"

#include <QFont>
#include <QList>
#include <QModelIndex>
#include <QRect>

class QAbstractItemModel;
class QPainter;
class QWidget;

namespace meja {

/// The properties of a column for painting, read from the model once per repaint.
struct PaintedColumn
{
    int section = 0;
    int left = 0;
    int width = 0;
    ValueType type = ValueType::Text;
    bool right = false; ///< Right-aligned.
    bool links = false;
};

/// Paints the rows of a record list: right-aligned amounts, badges for states, muted times and contacts,
/// grey bars for rows that are loading.
class RecordPainter
{
public:
    struct Row
    {
        int row = 0;
        QRect area;
        bool selected = false;
        bool hovered = false;
        bool current = false; ///< Has the keyboard cursor.
        int hoveredSection = -1;
        int currentSection = -1;
    };

    RecordPainter(QPainter &painter, const QAbstractItemModel &model, const QList<PaintedColumn> &columns,
                  const QFont &font, TextLayoutCache &texts);

    void paint(const Row &row) const;

private:
    void paintGround(const Row &row) const;
    void paintCell(const Row &row, const PaintedColumn &column) const;
    void paintText(const Row &row, const PaintedColumn &column, const QRect &place,
                   const QModelIndex &index) const;
    void paintPlaceholder(const PaintedColumn &column, const QRect &cell) const;
    void paintFocus(const Row &row) const;

    QPainter &m_painter;
    const QAbstractItemModel &m_model;
    const QList<PaintedColumn> &m_columns;
    QFont m_font;
    TextLayoutCache &m_texts;
    int m_lineHeight;
};

} // namespace meja
