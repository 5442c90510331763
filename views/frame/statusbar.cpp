#include "statusbar.h"

#include "changefeed.h"
#include "freshnesslabel.h"
#include "icons.h"
#include "language.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "theme.h"
#include "tokens.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace meja {

namespace {

constexpr int barHeight = 28;
constexpr int statusIconSize = 14;

QToolButton *flatButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({statusIconSize, statusIconSize});
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(fontFor(TextRole::Small));
    return button;
}

QLabel *smallLabel(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setFont(fontFor(TextRole::Small));
    return label;
}

} // namespace

QString roleWord(Role role)
{
    switch (role) {
    case Role::Staff:
        return QCoreApplication::translate("Roles", "staff");
    case Role::Admin:
        return QCoreApplication::translate("Roles", "admin");
    case Role::Auditor:
        return QCoreApplication::translate("Roles", "auditor");
    }
    Q_UNREACHABLE();
}

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent),
      m_connectionIcon(new PlainLabel(this)),
      m_connection(smallLabel(this)),
      m_person(smallLabel(this)),
      m_activity(smallLabel(this)),
      m_language(flatButton(this)),
      m_theme(flatButton(this)),
      m_shortcuts(flatButton(this))
{
    setFixedHeight(barHeight);
    m_language->setIcon(icon(QStringLiteral("globe")));
    m_shortcuts->setIcon(icon(QStringLiteral("keyboard")));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, 1, space::s, 0);
    row->setSpacing(space::s);
    for (QWidget *widget : {static_cast<QWidget *>(m_connectionIcon), static_cast<QWidget *>(m_connection)})
        row->addWidget(widget);
    row->addSpacing(space::s);
    row->addWidget(m_person);
    row->addSpacing(space::s);
    row->addWidget(m_activity);
    row->addStretch();
    row->addWidget(m_shortcuts);
    row->addWidget(m_language);
    row->addWidget(m_theme);
    connect(m_language, &QToolButton::clicked, this, &StatusBar::languageRequested);
    connect(m_theme, &QToolButton::clicked, this, &StatusBar::themeRequested);
    connect(m_shortcuts, &QToolButton::clicked, this, &StatusBar::shortcutsRequested);
    retranslate();
}

void StatusBar::setSession(const Session &session)
{
    m_session = session;
    m_signedOut = false;
    retranslate();
}

void StatusBar::showSignedOut()
{
    m_session.reset();
    m_signedOut = true;
    setBusy(false);
    retranslate();
}

void StatusBar::setConnection(ConnectionState state)
{
    m_state = state;
    m_signedOut = false;
    showConnection();
}

void StatusBar::setChanges(const ChangeFeed *changes)
{
    if (m_changes)
        disconnect(m_changes, nullptr, this, nullptr);
    m_changes = changes;
    if (m_changes)
        connect(m_changes, &ChangeFeed::stateChanged, this, &StatusBar::showConnection);
    showConnection();
}

void StatusBar::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    m_activity->setText(busy ? tr("Loading…") : QString());
}

QString StatusBar::connectionText() const
{
    return m_connection->text();
}

void StatusBar::showConnection()
{
    const QString server =
        m_session && !m_session->server.isEmpty() ? m_session->server : tr("this computer");
    const QString place = m_session ? QStringLiteral("%1 · %2").arg(server, m_session->database) : QString();
    if (m_signedOut)
        return showStatus(QStringLiteral("lock"), Tone::Neutral, tr("Signed out"));
    switch (m_state) {
    case ConnectionState::Connecting:
        return showStatus(QStringLiteral("clock"), Tone::Neutral, tr("Connecting…"));
    case ConnectionState::Connected:
        return showConnected(place);
    case ConnectionState::Lost:
        return showStatus(QStringLiteral("unplugged"), Tone::Danger, tr("Connection lost – reconnecting…"));
    }
}

/// The connections that read pages have no limit of time, so a server that hangs is noticed by the connection
/// that receives the changes.
void StatusBar::showConnected(const QString &place)
{
    switch (m_changes ? m_changes->state() : FeedState::Starting) {
    case FeedState::Starting:
    case FeedState::Live:
        return showStatus(QStringLiteral("check"), Tone::Success, tr("Connected to %1").arg(place));
    case FeedState::NotResponding:
        return showStatus(QStringLiteral("unplugged"), Tone::Danger,
                          m_changes->confirmedAt().isValid()
                              ? tr("The server has not responded since %1")
                                    .arg(storeTimeText(m_changes->confirmedAt(), true))
                              : tr("The server does not respond"));
    case FeedState::Lost:
        return showStatus(QStringLiteral("unplugged"), Tone::Danger, tr("Connection lost – reconnecting…"));
    }
    Q_UNREACHABLE();
}

void StatusBar::showStatus(const QString &iconName, Tone tone, const QString &text)
{
    m_connectionIcon->setPixmap(icon(iconName, colors().tone(tone).text).pixmap(statusIconSize));
    m_connection->setText(text);
}

void StatusBar::retranslate()
{
    showConnection();
    m_person->setText(m_session ? QStringLiteral("%1 (%2)").arg(m_session->user, roleWord(m_session->role))
                                : QString());
    m_activity->setText(m_busy ? tr("Loading…") : QString());
    m_shortcuts->setText(tr("Keyboard shortcuts"));
    setPlainToolTip(m_shortcuts, tr("Show keyboard shortcuts (F1)"));
    m_language->setText(languageName(currentLanguage()));
    setPlainToolTip(m_language, tr("Change language"));
    m_theme->setText(colors().dark ? tr("Dark") : tr("Light"));
    m_theme->setIcon(icon(colors().dark ? QStringLiteral("moon") : QStringLiteral("sun")));
    setPlainToolTip(m_theme, tr("Switch between light and dark"));
}

void StatusBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(0, 0, width(), 1), colors().line);
}

} // namespace meja
