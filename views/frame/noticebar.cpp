#include "noticebar.h"

#include "icons.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace meja {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent), m_sentence(new PlainLabel(this)), m_close(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::xs, space::s, space::xs);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setIcon(icon(QStringLiteral("x")));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    retranslate();
    hide();
}

void NoticeBar::showNotice(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    show();
}

QString NoticeBar::sentence() const
{
    return isVisibleTo(parentWidget()) ? m_sentence->text() : QString();
}

void NoticeBar::retranslate()
{
    m_close->setAccessibleName(tr("Close message"));
    setPlainToolTip(m_close, tr("Close message"));
    QPalette toned = palette();
    toned.setColor(QPalette::WindowText, colors().tone(Tone::Warning).text);
    m_sentence->setPalette(toned);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        hide(); // The sentence is in the former language.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().tone(Tone::Warning).tint);
}

} // namespace meja
