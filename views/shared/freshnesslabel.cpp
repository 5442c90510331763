#include "freshnesslabel.h"

#include "changefeed.h"
#include "plaintooltip.h"
#include "storeclock.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace meja {

QString storeTimeText(const QDateTime &time, bool withSeconds)
{
    const StoreTime local = StoreClock().at(time.toSecsSinceEpoch());
    const QString minutes = QStringLiteral("%1.%2")
                                .arg(local.hour, 2, 10, QLatin1Char('0'))
                                .arg(local.minute, 2, 10, QLatin1Char('0'));
    return withSeconds ? QStringLiteral("%1.%2").arg(minutes).arg(local.second, 2, 10, QLatin1Char('0'))
                       : minutes;
}

FreshnessLabel::FreshnessLabel(const ChangeFeed *feed, QWidget *parent)
    : PlainLabel(QString(), parent), m_feed(feed)
{
    setObjectName(QStringLiteral("freshness"));
    setFont(fontFor(TextRole::Small));
    if (m_feed)
        connect(m_feed, &ChangeFeed::stateChanged, this, &FreshnessLabel::updateText);
    updateText();
}

void FreshnessLabel::setReadNow()
{
    m_readAt = QDateTime::currentDateTimeUtc();
    updateText();
}

void FreshnessLabel::updateText()
{
    const QDateTime confirmed = m_feed ? m_feed->confirmedAt() : QDateTime();
    const bool hasStopped = m_feed && m_feed->hasStopped();
    // A page can be read after updates stopped, for example while another connection still works.
    const QDateTime time = confirmed.isValid() && m_readAt.isValid() ? std::max(confirmed, m_readAt)
                           : confirmed.isValid()                     ? confirmed
                                                                     : m_readAt;
    if (!time.isValid())
        return showText({}, {}, false);
    if (hasStopped)
        return showText(tr("Not updated since %1").arg(storeTimeText(time)),
                        tr("Changes of other people are not shown until the server responds again."), true);
    showText(tr("As of %1").arg(storeTimeText(time)), m_feed ? tr("This page updates itself.") : QString(),
             false);
}

void FreshnessLabel::showText(const QString &text, const QString &toolTip, bool isWarning)
{
    if (text == this->text() && isWarning == m_isWarning)
        return;
    m_isWarning = isWarning;
    setText(text);
    setPlainToolTip(this, toolTip);
    setForegroundRole(isWarning ? QPalette::WindowText : QPalette::PlaceholderText);
    setFont(fontFor(isWarning ? TextRole::Strong : TextRole::Small));
    const int side = isWarning ? space::s : 0;
    setContentsMargins(side, 0, side, 0);
}

void FreshnessLabel::paintEvent(QPaintEvent *event)
{
    if (m_isWarning) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        stylepaint::panel(painter, rect(), colors().tone(Tone::Danger).tint, QColor());
    }
    PlainLabel::paintEvent(event);
}

void FreshnessLabel::changeEvent(QEvent *event)
{
    PlainLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateText();
}

} // namespace meja
