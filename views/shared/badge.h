#pragma once

#include "tone.h"

#include <QRect>
#include <QSize>
#include <QString>
#include <QWidget>

class QPainter;

namespace meja {

/// The size of a badge with this text, in pixels.
[[nodiscard]] QSize badgeSize(const QString &text);

/// Draws a state's name on its tint, at the left of `area` and centred vertically; lists and pages draw
/// every state with it. A text that does not fit is shortened with an ellipsis.
/// @param outlined draws a border, on the ground of a selected or hovered row, where the tint alone vanishes.
void paintBadge(QPainter &painter, const QRect &area, const QString &text, Tone tone, bool outlined = false);

/// A badge as a widget, for forms and headings.
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);

    void setState(const QString &text, Tone tone);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace meja
