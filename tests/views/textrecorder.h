#pragma once

#include <QColor>
#include <QList>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QRect>
#include <QString>
#include <QTransform>

#include <optional>

class QWidget;

namespace meja {

/// One text that a widget painted.
struct PaintedText
{
    QString text;
    QColor color;
    QRect area; ///< In the coordinates of the widget, cut to what is visible.
};

/// Records the texts that are painted on it. It paints nothing else.
class TextRecorder : public QPaintEngine
{
public:
    TextRecorder() : QPaintEngine(QPaintEngine::AllFeatures) {}

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &next) override;
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF &position, const QTextItem &item) override;
    [[nodiscard]] Type type() const override { return User; }

    [[nodiscard]] const QList<PaintedText> &texts() const { return m_texts; }

private:
    QTransform m_transform;
    QColor m_color;
    std::optional<QRect> m_clip;
    QList<PaintedText> m_texts;
};

/// The device of a recorder, as large as a widget.
class TextDevice : public QPaintDevice
{
public:
    explicit TextDevice(const QSize &size) : m_size(size) {}

    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_recorder; }
    [[nodiscard]] const QList<PaintedText> &texts() const { return m_recorder.texts(); }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    QSize m_size;
    mutable TextRecorder m_recorder;
};

/// Renders the widget and returns its texts.
[[nodiscard]] QList<PaintedText> paintedTexts(QWidget &widget);

} // namespace meja
