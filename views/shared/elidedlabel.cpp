#include "elidedlabel.h"

#include "plaintooltip.h"

#include <QPainter>

#include <algorithm>

namespace meja {

namespace {

constexpr int minWidth = 40;

} // namespace

bool ElidedLabel::isElided() const
{
    return textFormat() == Qt::PlainText && !wordWrap() &&
           fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize hint = PlainLabel::minimumSizeHint();
    return {std::min(hint.width(), minWidth), hint.height()};
}

void ElidedLabel::showTip()
{
    const QString tip = isElided() ? plainToolTip(text()) : QString();
    if (tip != toolTip())
        setPlainToolTip(this, isElided() ? text() : QString());
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    PlainLabel::resizeEvent(event);
    showTip();
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    showTip();
    if (!isElided() || hasSelectedText())
        return PlainLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

} // namespace meja
