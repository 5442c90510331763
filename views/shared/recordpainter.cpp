#include "recordpainter.h"

#include "badge.h"
#include "recordroles.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QAbstractItemModel>
#include <QFontMetrics>
#include <QPainter>

namespace meja {

namespace {

constexpr int placeholderHeight = 8;

/// Times, contacts and long texts are muted, so that names, states and amounts stand out.
bool isSecondary(ValueType type)
{
    switch (type) {
    case ValueType::LongText:
    case ValueType::Key:
    case ValueType::Timestamp:
    case ValueType::Phone:
    case ValueType::Email:
    case ValueType::Changes:
        return true;
    case ValueType::Text:
    case ValueType::Code:
    case ValueType::RecordName:
    case ValueType::Integer:
    case ValueType::Decimal:
    case ValueType::Money:
    case ValueType::Grams:
    case ValueType::Boolean:
    case ValueType::Choice:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

RecordPainter::RecordPainter(QPainter &painter, const QAbstractItemModel &model,
                             const QList<PaintedColumn> &columns, const QFont &font, TextLayoutCache &texts)
    : m_painter(painter),
      m_model(model),
      m_columns(columns),
      m_font(font),
      m_texts(texts),
      m_lineHeight(QFontMetrics(font).height())
{}

void RecordPainter::paint(const Row &row) const
{
    paintGround(row);
    const bool loaded = m_model.index(row.row, 0).data(recordrole::Loaded).toBool();
    m_painter.setFont(m_font);
    for (const PaintedColumn &column : m_columns) {
        if (loaded)
            paintCell(row, column);
        else
            paintPlaceholder(column, QRect(column.left, row.area.top(), column.width, row.area.height()));
    }
    if (row.current)
        paintFocus(row);
}

void RecordPainter::paintGround(const Row &row) const
{
    if (row.selected)
        m_painter.fillRect(row.area, colors().accentTint);
    else if (row.hovered)
        m_painter.fillRect(row.area, colors().hover);
    m_painter.setPen(colors().line);
    m_painter.drawLine(row.area.bottomLeft(), row.area.bottomRight());
    if (row.selected)
        stylepaint::selectionBar(m_painter, row.area);
}

void RecordPainter::paintCell(const Row &row, const PaintedColumn &column) const
{
    const QRect place(column.left + space::s, row.area.top(), column.width - 2 * space::s,
                      row.area.height() - 1);
    const QModelIndex index = m_model.index(row.row, column.section);
    if (column.type == ValueType::Choice) {
        if (index.data(recordrole::Repeats).toBool())
            return;
        const QVariant tone = index.data(recordrole::ChoiceTone);
        if (tone.isValid())
            return paintBadge(m_painter, place, index.data().toString(), static_cast<Tone>(tone.toInt()),
                              row.selected || row.hovered);
    }
    paintText(row, column, place, index);
}

void RecordPainter::paintText(const Row &row, const PaintedColumn &column, const QRect &place,
                              const QModelIndex &index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const bool isNull = text == QStringLiteral("–");
    const bool followed = column.links && row.hovered && row.hoveredSection == column.section && !isNull;
    const QColor secondary = row.selected ? colors().text : colors().muted;
    m_painter.setPen(isNull                     ? colors().faint
                     : followed                 ? colors().link
                     : isSecondary(column.type) ? secondary
                                                : colors().text);
    const QStaticText &shaped = m_texts.shaped(text, place.width(), m_font);
    const qreal left = column.right ? place.right() + 1 - shaped.size().width() : place.left();
    const int top = place.top() + (place.height() - m_lineHeight) / 2;
    m_painter.drawStaticText(QPointF(left, top), shaped);
    if (followed) {
        const int under = place.top() + (place.height() + m_lineHeight) / 2 - 1;
        m_painter.drawLine(QPointF(left, under), QPointF(left + shaped.size().width(), under));
    }
}

void RecordPainter::paintPlaceholder(const PaintedColumn &column, const QRect &cell) const
{
    const int width = std::max(0, column.width / 2 - space::s);
    const int left = column.right ? cell.right() - space::s - width : cell.left() + space::s;
    m_painter.fillRect(left, cell.center().y() - placeholderHeight / 2, width, placeholderHeight,
                       colors().line);
}

void RecordPainter::paintFocus(const Row &row) const
{
    m_painter.setPen(colors().focus);
    m_painter.drawRect(row.area.adjusted(0, 0, -1, -1));
    for (const PaintedColumn &column : m_columns) {
        if (column.section == row.currentSection)
            m_painter.fillRect(column.left + space::s, row.area.bottom() - 2, column.width - 2 * space::s, 2,
                               colors().focus);
    }
}

} // namespace meja
