#pragma once

#include "tone.h"

#include <QRect>
#include <QSize>
#include <QString>
#include <QWidget>

class QPainter;

namespace meja {

/// Pixels a badge with this word takes.
[[nodiscard]] QSize badgeSize(const QString &word);

/// Draws a state's word on its tint, at the left of `area` and centred vertically; lists and forms
/// draw every state with it. A word too long for `area` ends in an ellipsis.
void paintBadge(QPainter &painter, const QRect &area, const QString &word, Tone tone);

/// A badge as a widget, for forms and headings.
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);

    void setState(const QString &word, Tone tone);
    [[nodiscard]] QString word() const { return m_word; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_word;
    Tone m_tone = Tone::Neutral;
};

} // namespace meja
