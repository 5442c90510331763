#include "textrecorder.h"

#include <QPainter>
#include <QWidget>

namespace meja {

void TextRecorder::updateState(const QPaintEngineState &next)
{
    m_transform = next.transform();
    m_color = next.pen().color();
    m_clip.reset();
    // Clipping is enabled from the start; without a clip the area is empty.
    const QRectF clip = next.isClipEnabled() ? painter()->clipBoundingRect() : QRectF();
    if (!clip.isEmpty())
        m_clip = m_transform.mapRect(clip).toAlignedRect();
}

void TextRecorder::drawTextItem(const QPointF &position, const QTextItem &item)
{
    const QRectF line(position.x(), position.y() - item.ascent(), item.width(),
                      item.ascent() + item.descent());
    QRect area = m_transform.mapRect(line).toAlignedRect();
    if (!systemClip().isEmpty())
        area &= systemClip().boundingRect();
    if (m_clip)
        area &= *m_clip;
    if (!area.isEmpty() && !item.text().trimmed().isEmpty())
        m_texts.append({item.text(), m_color, area});
}

int TextDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return m_size.width() * 254 / 960;
    case PdmHeightMM:
        return m_size.height() * 254 / 960;
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 32;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return 96;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    }
    Q_UNREACHABLE();
}

QList<PaintedText> paintedTexts(QWidget &widget)
{
    TextDevice device(widget.size());
    widget.render(&device, QPoint(), QRegion(), QWidget::DrawChildren | QWidget::DrawWindowBackground);
    return device.texts();
}

} // namespace meja
