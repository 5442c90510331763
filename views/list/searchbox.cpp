#include "searchbox.h"

#include "icons.h"
#include "plaintooltip.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace meja {

SearchBox::SearchBox(QWidget *parent) : QLineEdit(parent), m_stop(new QToolButton(this))
{
    addAction(icon(QStringLiteral("search")), LeadingPosition);
    setClearButtonEnabled(true);
    setMinimumHeight(height::control);
    m_stop->setIcon(icon(QStringLiteral("x")));
    m_stop->setAutoRaise(true);
    m_stop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_stop->setCursor(Qt::ArrowCursor);
    m_stop->hide();
    m_typingDelay.setSingleShot(true);
    m_typingDelay.setInterval(typingDelayMs);
    connect(this, &QLineEdit::textChanged, &m_typingDelay, qOverload<>(&QTimer::start));
    connect(&m_typingDelay, &QTimer::timeout, this, &SearchBox::emitSearch);
    connect(m_stop, &QToolButton::clicked, this, &SearchBox::stopRequested);
    retranslate();
}

void SearchBox::retranslate()
{
    setAccessibleName(tr("Search"));
    setPlainToolTip(this,
                    tr("Finds rows with all words. Examples: \"a phrase\", column:value, >500rb, 2026-11"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop searching"));
}

void SearchBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

void SearchBox::show(const QString &search)
{
    m_emitted = search;
    if (search.trimmed() == text().trimmed())
        return;
    setText(search);
    m_typingDelay.stop();
}

void SearchBox::emitSearch()
{
    m_typingDelay.stop();
    if (text().trimmed() == m_emitted)
        return;
    m_emitted = text().trimmed();
    Q_EMIT searched(m_emitted);
}

void SearchBox::setProgress(double part, bool running)
{
    m_part = part;
    m_running = running;
    m_stop->setVisible(running);
    setTextMargins(0, 0, running ? m_stop->sizeHint().width() : 0, 0);
    update();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            return event->ignore();
        clear();
        return emitSearch();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        emitSearch();
        Q_EMIT left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    const QSize size = m_stop->sizeHint();
    m_stop->setGeometry(width() - size.width() - space::xl - space::xs, (height() - size.height()) / 2,
                        size.width(), size.height());
}

void SearchBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_running)
        return;
    QPainter painter(this);
    const int whole = width() - 2 * radius::control;
    painter.fillRect(radius::control, height() - 2, static_cast<int>(whole * m_part), 2, colors().accent);
}

} // namespace meja
