#include "lockscreen.h"

#include "applicationicon.h"
#include "labelledfield.h"
#include "passwordfield.h"
#include "plainlabel.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"
#include "whenready.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int cardWidth = 340;
constexpr int logoSize = 48;
constexpr int buttonHeight = 34;

} // namespace

LockScreen::LockScreen(SignInGate &gate, const SignInRequest &request, const Session &session,
                       QWidget *parent)
    : QWidget(parent),
      m_gate(gate),
      m_request(request),
      m_session(session),
      m_card(new QWidget(this)),
      m_title(new PlainLabel(m_card)),
      m_person(new PlainLabel(m_card)),
      m_password(new PasswordField(m_card)),
      m_passwordField(new LabelledField(m_password, m_card)),
      m_unlock(new QPushButton(m_card)),
      m_signOut(new QToolButton(m_card))
{
    setFocusPolicy(Qt::ClickFocus);
    layOut();
    retranslate();
    connect(m_unlock, &QPushButton::clicked, this, &LockScreen::unlock);
    connect(m_password, &QLineEdit::returnPressed, this, &LockScreen::unlock);
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_passwordField->setError({}); });
    connect(m_password, &PasswordField::capsLockChanged, this, &LockScreen::retranslate);
    connect(m_signOut, &QToolButton::clicked, this, &LockScreen::signOutRequested);
}

void LockScreen::layOut()
{
    auto *logo = new PlainLabel(m_card);
    logo->setPixmap(applicationIcon().pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    m_title->setFont(fontFor(TextRole::Heading));
    m_unlock->setDefault(true);
    m_unlock->setMinimumHeight(buttonHeight);
    m_signOut->setAutoRaise(true);
    m_signOut->setFocusPolicy(Qt::TabFocus);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_person);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(logo);
    head->addLayout(names, 1);
    m_card->setFixedWidth(cardWidth);
    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::m);
    column->setSpacing(space::m);
    column->addLayout(head);
    column->addWidget(m_passwordField);
    column->addWidget(m_unlock);
    column->addWidget(m_signOut, 0, Qt::AlignHCenter);
    auto *centred = new QVBoxLayout(this);
    centred->addStretch(2);
    centred->addWidget(m_card, 0, Qt::AlignHCenter);
    centred->addStretch(3);
}

void LockScreen::retranslate()
{
    m_title->setText(tr("Locked"));
    const QString person = QStringLiteral("%1 · %2").arg(m_session.user, m_session.place());
    const int room = cardWidth - 2 * space::xl - logoSize - space::m;
    m_person->setText(m_person->fontMetrics().elidedText(person, Qt::ElideRight, room));
    m_person->setPalette(mutedPalette());
    m_passwordField->setName(tr("Password"));
    m_passwordField->setHint(m_password->isCapsLockOn() ? tr("Caps Lock is on.") : QString());
    m_unlock->setText(m_busy ? tr("Unlocking…") : tr("Unlock"));
    m_signOut->setText(tr("Sign out"));
}

QString LockScreen::sentence() const
{
    return m_passwordField->error();
}

void LockScreen::setBusy(bool busy)
{
    m_busy = busy;
    m_unlock->setEnabled(!busy);
    m_password->setEnabled(!busy);
    retranslate();
}

void LockScreen::unlock()
{
    if (m_busy)
        return;
    // Without a password libpq would use the one of the environment or of the password file.
    if (m_password->text().isEmpty())
        return m_passwordField->setError(tr("Enter your password."));
    m_passwordField->setError({});
    m_password->conceal();
    m_request.password = m_password->text();
    setBusy(true);
    whenReady(m_gate.check(m_request), this, [this](const SignInOutcome &outcome) { handle(outcome); });
    m_request.password.clear();
}

void LockScreen::handle(const SignInOutcome &outcome)
{
    setBusy(false);
    if (outcome)
        return Q_EMIT unlocked();
    const SignInProblem problem = outcome.error().problem;
    m_passwordField->setError(signInSentence(problem) + u' ' + signInHint(problem));
    m_password->setFocus();
    m_password->selectAll();
}

void LockScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void LockScreen::focusInEvent(QFocusEvent *)
{
    m_password->setFocus();
}

void LockScreen::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    stylepaint::panel(painter, m_card->geometry(), colors().surface, colors().line);
}

} // namespace meja
