#include "signindialog.h"

#include "plainlabel.h"
#include "theme.h"
#include "tokens.h"
#include "whenready.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int dialogWidth = 400;
constexpr int defaultPort = 5432;
constexpr auto hostKey = QLatin1StringView("signIn/host");
constexpr auto portKey = QLatin1StringView("signIn/port");
constexpr auto databaseKey = QLatin1StringView("signIn/database");
constexpr auto userKey = QLatin1StringView("signIn/user");
constexpr auto rememberKey = QLatin1StringView("signIn/keepPassword");

} // namespace

SignInDialog::SignInDialog(SignInGate &gate, DesktopSettings &settings, QWidget *parent)
    : QDialog(parent),
      m_gate(gate),
      m_settings(settings),
      m_title(new PlainLabel(this)),
      m_intro(new PlainLabel(this)),
      m_sentence(new PlainLabel(this)),
      m_detail(new PlainLabel(this)),
      m_form(new QFormLayout),
      m_host(new QLineEdit(this)),
      m_port(new QSpinBox(this)),
      m_database(new QLineEdit(this)),
      m_user(new QLineEdit(this)),
      m_password(new QLineEdit(this)),
      m_remember(new QCheckBox(this)),
      m_signIn(new QPushButton(this))
{
    layOut();
    retranslate();
    loadFields();
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::signIn);
    connect(m_user, &QLineEdit::editingFinished, this, &SignInDialog::readKeychain);
}

void SignInDialog::layOut()
{
    setFixedWidth(dialogWidth);
    m_title->setFont(fontFor(TextRole::Heading));
    m_password->setEchoMode(QLineEdit::Password);
    m_port->setRange(1, 65535);
    m_port->setValue(defaultPort);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setMaximumWidth(80);
    m_signIn->setDefault(true);
    for (QLabel *label : {m_sentence, m_detail, m_intro})
        label->setWordWrap(true);
    m_sentence->setContentsMargins(space::s, space::s, space::s, space::s);
    m_detail->setFont(fontFor(TextRole::Small));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setHorizontalSpacing(space::l);
    for (QWidget *field :
         {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_database),
          static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_password)})
        m_form->addRow(new PlainLabel(this), field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    column->addWidget(m_sentence);
    column->addLayout(m_form);
    column->addWidget(m_remember);
    column->addWidget(m_detail);
    column->addWidget(m_signIn);
    m_remember->setVisible(m_gate.hasKeychain());
}

void SignInDialog::retranslate()
{
    setWindowTitle(tr("Sign in – Meja"));
    m_title->setText(tr("Sign in"));
    m_intro->setText(tr("Use the account your admin gave you."));
    m_intro->setPalette(mutedPalette());
    const QStringList names{tr("Server"), tr("Port"), tr("Database"), tr("User name"), tr("Password")};
    for (int row = 0; row < names.size(); ++row) {
        QWidget *field = m_form->itemAt(row, QFormLayout::FieldRole)->widget();
        field->setAccessibleName(names[row]);
        static_cast<QLabel *>(m_form->labelForField(field))->setText(names[row]);
    }
    m_host->setPlaceholderText(tr("this computer"));
    m_remember->setText(tr("Remember the password on this computer"));
    showSentence();
}

void SignInDialog::loadFields()
{
    const QSettings &store = m_settings.store();
    m_host->setText(store.value(hostKey).toString());
    m_port->setValue(store.value(portKey, defaultPort).toInt());
    m_database->setText(store.value(databaseKey, QStringLiteral("meja")).toString());
    m_user->setText(store.value(userKey).toString());
    m_remember->setChecked(store.value(rememberKey, false).toBool());
    readKeychain();
    QLineEdit *first = m_user->text().isEmpty() ? m_user : m_password;
    (m_database->text().isEmpty() ? m_host : first)->setFocus();
}

void SignInDialog::saveFields()
{
    QSettings &store = m_settings.store();
    store.setValue(hostKey, m_host->text());
    store.setValue(portKey, m_port->value());
    store.setValue(databaseKey, m_database->text());
    store.setValue(userKey, m_user->text());
    store.setValue(rememberKey, m_remember->isChecked());
}

void SignInDialog::readKeychain()
{
    if (!m_gate.hasKeychain() || !m_remember->isChecked() || !m_password->text().isEmpty())
        return;
    whenReady(m_gate.storedPassword(request()), this, [this](const QString &password) {
        if (!password.isEmpty() && m_password->text().isEmpty())
            m_password->setText(password);
    });
}

void SignInDialog::setRequest(const SignInRequest &request)
{
    m_host->setText(request.host);
    m_port->setValue(request.port > 0 ? request.port : defaultPort);
    m_database->setText(request.database);
    m_user->setText(request.user);
    m_password->setText(request.password);
}

SignInRequest SignInDialog::request() const
{
    return {.host = m_host->text().trimmed(),
            .port = m_port->value(),
            .database = m_database->text().trimmed(),
            .user = m_user->text().trimmed(),
            .password = m_password->text(),
            .rememberPassword = m_remember->isVisibleTo(this) && m_remember->isChecked()};
}

QString SignInDialog::sentence() const
{
    return m_sentence->isVisibleTo(this) ? m_sentence->text() : QString();
}

void SignInDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_signIn->setEnabled(!busy);
    showSentence();
}

void SignInDialog::signIn()
{
    if (m_busy)
        return;
    m_failure.reset();
    saveFields();
    setBusy(true);
    whenReady(m_gate.signIn(request()), this,
              [this](const SignInOutcome &outcome) { handleOutcome(outcome); });
}

void SignInDialog::handleOutcome(const SignInOutcome &outcome)
{
    setBusy(false);
    if (!outcome)
        return showFailure(outcome.error());
    Q_EMIT signedIn(*outcome);
    accept();
}

void SignInDialog::showFailure(const SignInFailure &failure)
{
    m_failure = failure;
    showSentence();
    if (failure.problem == SignInProblem::WrongPassword) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

void SignInDialog::showSentence()
{
    m_signIn->setText(m_busy ? tr("Signing in…") : tr("Sign in"));
    m_sentence->setVisible(m_failure.has_value());
    const bool detailed = m_failure && (m_failure->problem == SignInProblem::Other ||
                                        m_failure->problem == SignInProblem::LoginRejected ||
                                        m_failure->problem == SignInProblem::SchemaMismatch);
    m_detail->setVisible(detailed);
    if (!m_failure)
        return adjustSize();
    const ToneColors tone = colors().tone(Tone::Danger);
    QPalette warning = palette();
    warning.setColor(QPalette::Window, tone.tint);
    warning.setColor(QPalette::WindowText, tone.text);
    m_sentence->setPalette(warning);
    m_sentence->setAutoFillBackground(true);
    m_sentence->setText(signInSentence(m_failure->problem) + u' ' + signInHint(m_failure->problem));
    m_detail->setText(m_failure->detail);
    adjustSize();
}

void SignInDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meja
