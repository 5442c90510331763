#include "stylepaint.h"

#include "icons.h"
#include "theme.h"
#include "tokens.h"

#include <QPainter>
#include <QStyleOption>

namespace meja::stylepaint {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isDefaultButton(const QStyleOption &option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton) &&
           has(option, QStyle::State_Enabled);
}

QColor buttonGround(const QStyleOption &option)
{
    const Colors &c = colors();
    const bool pressed = has(option, QStyle::State_Sunken);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (isDefaultButton(option))
        return pressed ? c.accent.darker(115) : hovered ? c.accent.lighter(108) : c.accent;
    if (has(option, QStyle::State_On))
        return c.accentTint;
    if (!has(option, QStyle::State_Enabled))
        return c.raised;
    return pressed ? c.line : hovered ? c.hover : c.surface;
}

void markGround(QPainter &painter, const QStyleOption &option, bool round)
{
    const Colors &c = colors();
    const bool marked = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRectF area = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const qreal corner = round ? area.width() / 2 : 3;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(marked ? (enabled ? c.accent : c.disabled) : c.surface);
    painter.setPen(marked ? Qt::NoPen : QPen(enabled ? c.strongLine : c.line, 1));
    painter.drawRoundedRect(area, corner, corner);
}

} // namespace

void panel(QPainter &painter, const QRect &area, const QColor &ground, const QColor &line)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
    painter.restore();
}

void focusRing(QPainter &painter, const QRect &area)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), radius::control, radius::control);
    painter.restore();
}

void selectionBar(QPainter &painter, const QRect &row)
{
    painter.fillRect(QRect(row.left(), row.top(), 3, row.height() - 1), colors().accent);
}

void focusLine(QPainter &painter, const QRect &text)
{
    painter.fillRect(QRect(text.left(), text.bottom() - 1, text.width(), 2), colors().focus);
}

void button(QPainter &painter, const QStyleOption &option)
{
    const QColor line = isDefaultButton(option)              ? QColor()
                        : has(option, QStyle::State_On)      ? colors().accent
                        : has(option, QStyle::State_Enabled) ? colors().strongLine
                                                             : colors().line;
    panel(painter, option.rect, buttonGround(option), line);
    if (!has(option, QStyle::State_HasFocus))
        return;
    focusRing(painter, option.rect);
    if (isDefaultButton(option)) { // A light line separates the ring from the accent colour.
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors().onAccent, 1));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
        painter.restore();
    }
}

void toolButton(QPainter &painter, const QStyleOption &option)
{
    const Colors &c = colors();
    const bool enabled = has(option, QStyle::State_Enabled);
    QColor ground;
    if (has(option, QStyle::State_On))
        ground = c.accentTint;
    else if (enabled && has(option, QStyle::State_Sunken))
        ground = c.line;
    else if (enabled && has(option, QStyle::State_MouseOver))
        ground = c.hover;
    if (ground.isValid())
        panel(painter, option.rect, ground, has(option, QStyle::State_On) ? c.accent : QColor());
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect);
}

void closeButton(QPainter &painter, const QStyleOption &option)
{
    if (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken))
        panel(painter, option.rect, colors().line, QColor());
    icon(QStringLiteral("x")).paint(&painter, option.rect.adjusted(3, 3, -3, -3));
}

void lineEdit(QPainter &painter, const QStyleOption &option)
{
    const Colors &c = colors();
    const bool writable = has(option, QStyle::State_Enabled) && !has(option, QStyle::State_ReadOnly);
    panel(painter, option.rect, writable ? c.surface : c.raised, c.strongLine);
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect);
}

void checkBox(QPainter &painter, const QStyleOption &option)
{
    painter.save();
    markGround(painter, option, false);
    painter.setPen(QPen(colors().onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(option.rect).center();
    if (has(option, QStyle::State_On))
        painter.drawPolyline(
            QPolygonF{middle + QPointF(-3.2, 0.2), middle + QPointF(-0.9, 2.6), middle + QPointF(3.4, -2.4)});
    else if (has(option, QStyle::State_NoChange))
        painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0));
    painter.restore();
}

void radioButton(QPainter &painter, const QStyleOption &option)
{
    painter.save();
    markGround(painter, option, true);
    if (has(option, QStyle::State_On)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().onAccent);
        painter.drawEllipse(QRectF(option.rect).center(), 2.5, 2.5);
    }
    painter.restore();
}

void tab(QPainter &painter, const QStyleOption &option)
{
    const Colors &c = colors();
    const bool selected = has(option, QStyle::State_Selected);
    if (selected)
        painter.fillRect(option.rect, c.surface);
    else if (has(option, QStyle::State_MouseOver))
        painter.fillRect(option.rect, c.hover);
    if (selected)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 2), c.accent);
    painter.fillRect(QRect(option.rect.right(), option.rect.top() + 6, 1, option.rect.height() - 12), c.line);
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect.adjusted(1, 3, -2, -1));
}

void headerSection(QPainter &painter, const QStyleOption &option)
{
    const Colors &c = colors();
    const QRect &area = option.rect;
    painter.fillRect(area, has(option, QStyle::State_MouseOver) ? c.hover : c.raised);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), c.line);
    painter.fillRect(QRect(area.right(), area.top() + 7, 1, area.height() - 14), c.line);
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider)
{
    const Colors &c = colors();
    if (option.maximum <= option.minimum)
        return;
    const bool active = has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(active ? c.faint : c.strongLine);
    const QRectF shape = QRectF(slider).adjusted(3, 3, -3, -3);
    const qreal corner = std::min(shape.width(), shape.height()) / 2;
    painter.drawRoundedRect(shape, corner, corner);
    painter.restore();
}

void comboBox(QPainter &painter, const QStyleOptionComplex &option)
{
    const Colors &c = colors();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hovered = enabled && has(option, QStyle::State_MouseOver);
    panel(painter, option.rect, !enabled ? c.raised : hovered ? c.hover : c.surface, c.strongLine);
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect);
    const QRect arrow(option.rect.right() - 22, option.rect.center().y() - 7, 16, 16);
    icon(QStringLiteral("chevron-down"))
        .paint(&painter, arrow, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

void progressBar(QPainter &painter, const QStyleOption &option)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option);
    if (!bar)
        return;
    const Colors &c = colors();
    const QRectF track(bar->rect.left(), bar->rect.center().y() - 2, bar->rect.width(), 4);
    const double share = bar->maximum > bar->minimum
                             ? double(bar->progress - bar->minimum) / double(bar->maximum - bar->minimum)
                             : 0.3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.line);
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(c.accent);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share, 4)), 2, 2);
    painter.restore();
}

} // namespace meja::stylepaint
