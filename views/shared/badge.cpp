#include "badge.h"

#include "theme.h"
#include "tokens.h"

#include <QFontMetrics>
#include <QPainter>

namespace meja {

namespace {

QFont badgeFont()
{
    QFont font = fontFor(TextRole::Body);
    font.setPixelSize(type::body - 1);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

QSize badgeSize(const QString &text)
{
    const QFontMetrics metrics(badgeFont());
    // Glyph widths are fractions: one more pixel keeps the last letter visible.
    return {metrics.horizontalAdvance(text) + 2 * space::s + 1, height::badge};
}

void paintBadge(QPainter &painter, const QRect &area, const QString &text, Tone tone, bool outlined)
{
    const QSize size = badgeSize(text).boundedTo(QSize(area.width(), area.height()));
    const QRect ground(QPoint(area.left(), area.top() + (area.height() - size.height()) / 2), size);
    const ToneColors toned = colors().tone(tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(outlined ? QPen(toned.line, 1) : QPen(Qt::NoPen));
    painter.setBrush(toned.tint);
    painter.drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), radius::badge, radius::badge);
    painter.setFont(badgeFont());
    painter.setPen(toned.text);
    const QRect place = ground.adjusted(space::s, 0, -space::s, 0);
    const bool fits = size.width() == badgeSize(text).width();
    const QString fitted =
        fits ? text : QFontMetrics(badgeFont()).elidedText(text, Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, fitted);
    painter.restore();
}

Badge::Badge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setState(const QString &text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return badgeSize(m_text);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_text, m_tone);
}

} // namespace meja
