#include "newrowsbar.h"

#include "formats.h"
#include "plaintooltip.h"
#include "resource.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace meja {

NewRowsBar::NewRowsBar(const Resource &resource, QWidget *parent)
    : QAbstractButton(parent), m_resource(resource)
{
    setObjectName(QStringLiteral("new-rows"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(fontFor(TextRole::Strong));
    hide();
}

QSize NewRowsBar::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * space::m, height::compactRow};
}

void NewRowsBar::showRows(int rows, int limit, bool hasOtherChanges)
{
    m_rows = rows;
    m_limit = limit;
    m_hasOtherChanges = hasOtherChanges;
    retranslate();
    setVisible(rows > 0 || hasOtherChanges);
}

QString NewRowsBar::rowsText() const
{
    if (m_rows == 0)
        return tr("This list has changed");
    if (m_rows == 1)
        //: %1 is one record, such as "order".
        return tr("1 new %1").arg(m_resource.singular.text().toLower());
    const QString number = valueFormat().number(m_rows);
    const QString rows = m_resource.plural.text().toLower();
    //: %1 is a number, %2 are records, such as "orders".
    return m_rows < m_limit ? tr("%1 new %2").arg(number, rows) : tr("%1 or more new %2").arg(number, rows);
}

void NewRowsBar::retranslate()
{
    //: %1 says what is new, such as "12 new orders".
    setText(tr("%1 – show").arg(rowsText()));
    setAccessibleName(text());
    setPlainToolTip(this, tr("Show new rows (Shift+F5)"));
    updateGeometry();
    update();
}

void NewRowsBar::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NewRowsBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void NewRowsBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    stylepaint::panel(painter, rect(), underMouse() || isDown() ? colors().hover : colors().accentTint,
                      hasFocus() ? colors().focus : QColor());
    painter.setPen(colors().accent);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

} // namespace meja
