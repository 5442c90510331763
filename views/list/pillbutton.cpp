#include "pillbutton.h"

#include "icons.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace meja {

namespace {

constexpr int pillIconPixels = 12;

} // namespace

PillButton::PillButton(const QString &iconName, QWidget *parent)
    : QAbstractButton(parent), m_iconName(iconName)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedHeight(height::compactRow);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize PillButton::sizeHint() const
{
    const int iconWidth = m_iconName.isEmpty() ? 0 : pillIconPixels + space::xs;
    return {fontMetrics().horizontalAdvance(text()) + 2 * space::s + iconWidth + 1, height::compactRow};
}

bool PillButton::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

void PillButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void PillButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked())
        stylepaint::panel(painter, rect(), colors().accentTint, colors().accent);
    else if (underMouse() || isDown())
        stylepaint::panel(painter, rect(), colors().hover, QColor());
    painter.setPen(isChecked() ? colors().accent : colors().text);
    const QRect place = rect().adjusted(space::s, 0, -space::s, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
    if (!m_iconName.isEmpty()) {
        const QRect area(place.right() - pillIconPixels + 1, (height() - pillIconPixels) / 2, pillIconPixels,
                         pillIconPixels);
        meja::icon(m_iconName, isChecked() ? colors().accent : colors().muted).paint(&painter, area);
    }
    if (hasFocus())
        stylepaint::focusRing(painter, rect());
}

} // namespace meja
