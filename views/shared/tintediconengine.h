#pragma once

#include <QColor>
#include <QIconEngine>
#include <QString>

namespace meja {

/// Paints a black line icon in the theme's current colour or a fixed one, so that icons follow the theme
/// without being loaded again.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QString name, QColor color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }
    bool isNull() override;

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const;

    QString m_name;
    QColor m_color; ///< Invalid: the colour of secondary text.
};

} // namespace meja
