#include "tintediconengine.h"

#include "theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>

#include <array>

namespace meja {

namespace {

/// The smallest file that is at least as large as requested: scaling down keeps lines sharp.
QString fileFor(const QString &name, int pixels)
{
    static constexpr std::array sizes{16, 20, 24, 32, 40, 48};
    const auto fit =
        std::find_if(sizes.cbegin(), sizes.cend(), [pixels](int size) { return size >= pixels; });
    return QStringLiteral(":/icons/%1-%2.png").arg(name).arg(fit == sizes.cend() ? sizes.back() : *fit);
}

QPixmap tinted(const QString &name, const QSize &size, const QColor &color)
{
    const int pixels = std::min(size.width(), size.height());
    const QString key = QStringLiteral("meja-icon/%1/%2/%3").arg(name).arg(pixels).arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image(fileFor(name, pixels));
    if (image.isNull())
        return {};
    if (image.width() != pixels)
        image = image.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    image = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

QColor TintedIconEngine::colorFor(QIcon::Mode mode) const
{
    if (mode == QIcon::Disabled)
        return colors().disabled;
    return m_color.isValid() ? m_color : colors().muted;
}

void TintedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QPixmap pixmap = tinted(m_name, (QSizeF(rect.size()) * ratio).toSize(), colorFor(mode));
    painter->drawPixmap(rect, pixmap);
}

QPixmap TintedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return tinted(m_name, size, colorFor(mode));
}

QPixmap TintedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    QPixmap pixmap = tinted(m_name, size, colorFor(mode));
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

bool TintedIconEngine::isNull()
{
    return !QFile::exists(fileFor(m_name, 16));
}

} // namespace meja
