#include "navigationbutton.h"

#include "icons.h"
#include "plaintooltip.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QPainter>

namespace meja {

namespace {

constexpr int navigationHeight = 30;
constexpr int navigationIconPixels = 16;

} // namespace

NavigationButton::NavigationButton(const QString &iconName, QWidget *parent) : QAbstractButton(parent)
{
    setIcon(meja::icon(iconName));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavigationButton::setLabel(const QString &label)
{
    setText(label);
    setAccessibleName(label);
    setPlainToolTip(this, m_narrow ? label : QString());
    updateGeometry();
}

void NavigationButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setPlainToolTip(this, narrow ? text() : QString());
    updateGeometry();
    update();
}

QSize NavigationButton::sizeHint() const
{
    const int label = m_narrow ? 0 : fontMetrics().horizontalAdvance(text()) + space::s;
    return {2 * (space::s + space::xs) + navigationIconPixels + label, navigationHeight};
}

QSize NavigationButton::minimumSizeHint() const
{
    return {2 * (space::s + space::xs) + navigationIconPixels, navigationHeight};
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &c = colors();
    const QRect ground = rect().adjusted(space::xs, 1, -space::xs, -1);
    if (isChecked() || isDown())
        stylepaint::panel(painter, ground, c.accentTint, QColor());
    else if (underMouse())
        stylepaint::panel(painter, ground, c.hover, QColor());
    if (hasFocus())
        stylepaint::focusRing(painter, ground);
    const QRect picture(ground.left() + space::s, ground.center().y() - navigationIconPixels / 2 + 1,
                        navigationIconPixels, navigationIconPixels);
    icon().paint(&painter, picture);
    if (m_narrow)
        return;
    painter.setFont(fontFor(isChecked() ? TextRole::Strong : TextRole::Body));
    painter.setPen(c.text);
    const QRect place(picture.right() + space::s + 1, ground.top(),
                      ground.right() - picture.right() - 2 * space::s, ground.height());
    const QString fitted = painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, fitted);
}

void NavigationButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        Q_EMIT stepRequested(1);
    else if (event->key() == Qt::Key_Up)
        Q_EMIT stepRequested(-1);
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace meja
