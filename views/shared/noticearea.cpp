#include "noticearea.h"

#include "plainlabel.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <chrono>

namespace meja {

namespace {

constexpr std::chrono::seconds messageDuration{6};

} // namespace

NoticeArea::NoticeArea(QWidget *content) : QWidget(content), m_label(new PlainLabel(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_label->setObjectName(QStringLiteral("notice"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::m, space::xs);
    row->addWidget(m_label);
    m_timer.setSingleShot(true);
    m_timer.setInterval(messageDuration);
    connect(&m_timer, &QTimer::timeout, this, &NoticeArea::clear);
    content->installEventFilter(this);
    hide();
}

void NoticeArea::showBriefly(const Text &message)
{
    m_message = message;
    m_timer.start();
    showText();
}

void NoticeArea::setState(const Text &state)
{
    m_state = state;
    showText();
}

void NoticeArea::clear()
{
    m_timer.stop();
    m_message = nullptr;
    showText();
}

QString NoticeArea::text() const
{
    return m_label->text();
}

void NoticeArea::showText()
{
    const Text &shown = m_message ? m_message : m_state;
    m_label->setText(shown ? shown() : QString());
    m_label->setAccessibleName(m_label->text());
    setVisible(!m_label->text().isEmpty());
    place();
    raise();
}

void NoticeArea::place()
{
    const QSize room = parentWidget()->size();
    const QSize size = sizeHint().boundedTo(room);
    setGeometry(
        QRect(QPoint((room.width() - size.width()) / 2, room.height() - size.height() - space::m), size));
}

void NoticeArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showText();
    QWidget::changeEvent(event);
}

void NoticeArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    stylepaint::panel(painter, rect(), colors().raised, colors().strongLine);
}

bool NoticeArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace meja
