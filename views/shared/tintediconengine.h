#pragma once

#include <QColor>
#include <QIconEngine>
#include <QString>

namespace meja {

/// Draws a black line icon in the palette's colour (or one of its own) at the moment it is painted,
/// so that nothing has to be loaded again when the theme changes.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QString name, QColor color) : m_name(std::move(name)), m_color(std::move(color)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }
    bool isNull() override;

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const;

    QString m_name;
    QColor m_color; ///< Invalid: the text's colour.
};

} // namespace meja
