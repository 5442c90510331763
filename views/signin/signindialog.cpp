#include "signindialog.h"

#include "applicationicon.h"
#include "icons.h"
#include "labelledfield.h"
#include "passwordfield.h"
#include "plainlabel.h"
#include "serversection.h"
#include "theme.h"
#include "tokens.h"
#include "whenready.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int contentWidth = 340;
constexpr int signInLogoSize = 48;
constexpr int signInHeight = 34;

} // namespace

SignInDialog::SignInDialog(SignInGate &gate, DesktopSettings &settings, QWidget *parent)
    : QDialog(parent),
      m_gate(gate),
      m_settings(settings),
      m_profiles(settings.store()),
      m_title(new PlainLabel(this)),
      m_intro(new PlainLabel(this)),
      m_sentence(new PlainLabel(this)),
      m_detail(new PlainLabel(this)),
      m_servers(new QComboBox(this)),
      m_serversField(new LabelledField(m_servers, this)),
      m_user(new QLineEdit(this)),
      m_userField(new LabelledField(m_user, this)),
      m_password(new PasswordField(this)),
      m_passwordField(new LabelledField(m_password, this)),
      m_remember(new QCheckBox(this)),
      m_signIn(new QPushButton(this)),
      m_fold(new QToolButton(this)),
      m_server(new ServerSection(this)),
      m_language(new QToolButton(this))
{
    layOut();
    loadFields();
    retranslate();
    connectFields();
}

void SignInDialog::connectFields()
{
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::signIn);
    connect(m_user, &QLineEdit::editingFinished, this, &SignInDialog::readKeychain);
    connect(m_user, &QLineEdit::textEdited, this, &SignInDialog::clearProblems);
    connect(m_password, &QLineEdit::textEdited, this, &SignInDialog::clearProblems);
    connect(m_password, &PasswordField::capsLockChanged, this, &SignInDialog::showCapsLock);
    connect(m_servers, &QComboBox::activated, this, &SignInDialog::chooseServer);
    connect(m_fold, &QToolButton::clicked, this, [this] { showServer(!isServerShown()); });
    connect(m_server, &ServerSection::edited, this, [this] {
        clearProblems();
        showServers();
    });
    connect(m_server, &ServerSection::addRequested, this, &SignInDialog::addServer);
    connect(m_server, &ServerSection::removeRequested, this, &SignInDialog::removeServer);
    connect(m_language, &QToolButton::clicked, this, &SignInDialog::languageRequested);
}

QWidget *SignInDialog::makeHead()
{
    auto *head = new QWidget(this);
    head->setFixedWidth(contentWidth);
    auto *logo = new PlainLabel(head);
    logo->setPixmap(applicationIcon().pixmap(QSize(signInLogoSize, signInLogoSize), devicePixelRatioF()));
    m_title->setFont(fontFor(TextRole::Heading));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_intro);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    row->addWidget(logo);
    row->addLayout(names, 1);
    return head;
}

QWidget *SignInDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    for (QToolButton *button : {m_fold, m_language}) {
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFont(fontFor(TextRole::Small));
    }
    m_language->setIcon(icon(QStringLiteral("globe")));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_fold);
    row->addStretch();
    row->addWidget(m_language);
    return foot;
}

void SignInDialog::layOut()
{
    m_signIn->setDefault(true);
    m_signIn->setMinimumHeight(signInHeight);
    for (QLabel *label : {m_sentence, m_detail, m_intro})
        label->setWordWrap(true);
    m_sentence->setContentsMargins(space::s, space::s, space::s, space::s);
    m_sentence->setAutoFillBackground(true);
    m_detail->setFont(fontFor(TextRole::Small));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remember->setVisible(m_gate.hasKeychain());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::m);
    column->setSpacing(space::s + 2);
    column->setSizeConstraint(QLayout::SetFixedSize);
    for (QWidget *part : {makeHead(), static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_detail),
                          static_cast<QWidget *>(m_serversField), static_cast<QWidget *>(m_userField),
                          static_cast<QWidget *>(m_passwordField), static_cast<QWidget *>(m_remember),
                          static_cast<QWidget *>(m_signIn), makeFoot(), static_cast<QWidget *>(m_server)})
        column->addWidget(part);
}

void SignInDialog::retranslate()
{
    setWindowTitle(tr("Sign in – Meja"));
    m_title->setText(tr("Sign in"));
    m_intro->setText(tr("Use the account your admin gave you."));
    m_intro->setPalette(mutedPalette());
    m_serversField->setName(tr("Shop"));
    m_userField->setName(tr("User name"));
    m_passwordField->setName(tr("Password"));
    m_remember->setText(tr("Remember the password on this computer"));
    const Language other = currentLanguage() == Language::English ? Language::Indonesian : Language::English;
    m_language->setText(languageName(other));
    m_signIn->setText(m_busy ? tr("Signing in…") : tr("Sign in"));
    showServers();
    showCapsLock();
    showProblems();
}

void SignInDialog::loadFields()
{
    const ServerProfile &current = m_profiles.current();
    m_server->setProfile(current);
    m_user->setText(current.user);
    m_remember->setChecked(current.rememberPassword);
    m_password->clear();
    readKeychain();
    showServer(current.database.isEmpty());
    (m_user->text().isEmpty() ? m_user : m_password)->setFocus();
}

ServerProfile SignInDialog::profile() const
{
    ServerProfile profile = m_server->profile(m_profiles.current());
    profile.user = m_user->text().trimmed();
    profile.rememberPassword = m_remember->isChecked();
    return profile;
}

void SignInDialog::saveFields()
{
    m_profiles.setCurrent(profile());
}

void SignInDialog::readKeychain()
{
    if (!m_gate.hasKeychain() || !m_remember->isChecked() || !m_password->text().isEmpty())
        return;
    whenReady(m_gate.storedPassword(request()), this, [this, login = request()](const QString &password) {
        const SignInRequest now = request();
        const bool isSame = now.host == login.host && now.port == login.port &&
                            now.database == login.database && now.user == login.user;
        if (isSame && !password.isEmpty() && m_password->text().isEmpty())
            m_password->setText(password);
    });
}

void SignInDialog::setRequest(const SignInRequest &request)
{
    ServerProfile shown = profile();
    shown.host = request.host;
    shown.port = request.port > 0 ? request.port : ServerProfile{.name = {}}.port;
    shown.database = request.database;
    m_server->setProfile(shown);
    m_user->setText(request.user);
    m_password->setText(request.password);
    showServers();
}

SignInRequest SignInDialog::request() const
{
    const ServerProfile shown = profile();
    return {.host = shown.host,
            .port = shown.port,
            .database = shown.database,
            .user = shown.user,
            .password = m_password->text(),
            .rememberPassword = m_remember->isVisibleTo(this) && m_remember->isChecked()};
}

QString SignInDialog::sentence() const
{
    if (m_sentence->isVisibleTo(this))
        return m_sentence->text();
    for (const LabelledField *field : {m_userField, m_passwordField}) {
        if (!field->error().isEmpty())
            return field->error();
    }
    return m_server->error();
}

bool SignInDialog::isServerShown() const
{
    return m_server->isVisibleTo(this);
}

void SignInDialog::showServer(bool isShown)
{
    m_server->setVisible(isShown);
    m_fold->setIcon(icon(isShown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    showServers();
}

/// The list of servers, and the address of the current one beside the fold.
void SignInDialog::showServers()
{
    const ServerProfile shown = profile();
    m_servers->clear();
    for (qsizetype i = 0; i < m_profiles.all().size(); ++i) {
        const ServerProfile &each = i == m_profiles.currentIndex() ? shown : m_profiles.all()[i];
        const QString unnamed = each.host.isEmpty() ? tr("This computer") : each.host;
        m_servers->addItem(each.name.isEmpty() ? unnamed : each.name);
    }
    m_servers->setCurrentIndex(static_cast<int>(m_profiles.currentIndex()));
    m_serversField->setVisible(m_servers->count() > 1);
    const QString host = shown.host.isEmpty() ? tr("this computer") : shown.host;
    const QString text = tr("Server: %1").arg(host);
    m_fold->setText(m_fold->fontMetrics()
                        .elidedText(text, Qt::ElideMiddle, contentWidth / 2)
                        .replace(u'&', QStringLiteral("&&")));
    m_fold->setAccessibleName(isServerShown() ? tr("Hide the server settings")
                                              : tr("Show the server settings"));
}

void SignInDialog::chooseServer(int index)
{
    saveFields();
    clearProblems();
    m_profiles.choose(index);
    loadFields();
    showServers();
}

void SignInDialog::addServer()
{
    saveFields();
    clearProblems();
    m_profiles.add(ServerProfile{.name = {}, .user = profile().user});
    loadFields();
    showServer(true);
    m_server->focusName();
}

void SignInDialog::removeServer()
{
    clearProblems();
    m_profiles.removeCurrent();
    loadFields();
    showServer(true);
}

void SignInDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
    m_signIn->setEnabled(!busy);
    for (QWidget *field : {static_cast<QWidget *>(m_serversField), static_cast<QWidget *>(m_userField),
                           static_cast<QWidget *>(m_passwordField), static_cast<QWidget *>(m_remember),
                           static_cast<QWidget *>(m_server)})
        field->setEnabled(!busy);
}

void SignInDialog::signIn()
{
    if (m_busy)
        return;
    clearProblems();
    saveFields();
    const ServerProfile &current = m_profiles.current();
    m_userMissing = current.user.isEmpty();
    if (m_userMissing) {
        showProblems();
        return m_user->setFocus();
    }
    if (!current.name.isEmpty() && m_profiles.isTaken(current.name)) {
        showServer(true);
        m_server->setNameError(tr("Another server has this name."));
        return m_server->focusName();
    }
    m_password->conceal();
    setBusy(true);
    whenReady(m_gate.signIn(request()), this,
              [this](const SignInOutcome &outcome) { handleOutcome(outcome); });
}

void SignInDialog::handleOutcome(const SignInOutcome &outcome)
{
    setBusy(false);
    if (!outcome)
        return showFailure(outcome.error());
    Session session = *outcome;
    session.serverName = m_profiles.current().name;
    Q_EMIT signedIn(session);
    accept();
}

void SignInDialog::showFailure(const SignInFailure &failure)
{
    m_failure = failure;
    showProblems();
    if (failure.problem == SignInProblem::WrongPassword) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

void SignInDialog::clearProblems()
{
    m_failure.reset();
    m_userMissing = false;
    showProblems();
}

/// Each failure is shown beside the field that it concerns, otherwise above the fields.
void SignInDialog::showProblems()
{
    m_userField->setError(m_userMissing ? tr("Enter your user name.") : QString());
    m_passwordField->setError({});
    m_server->clearErrors();
    m_sentence->hide();
    showDetail();
    if (!m_failure)
        return;
    const QString words = signInSentence(m_failure->problem) + u' ' + signInHint(m_failure->problem);
    if (m_failure->problem == SignInProblem::WrongPassword)
        return m_passwordField->setError(words);
    if (m_failure->problem == SignInProblem::LoginRejected || m_failure->problem == SignInProblem::NoRight)
        return m_userField->setError(words);
    if (m_server->showFailure(*m_failure))
        return showServer(true);
    m_sentence->setText(words);
    m_sentence->show();
}

void SignInDialog::showDetail()
{
    const bool isDetailed = m_failure && (m_failure->problem == SignInProblem::Other ||
                                          m_failure->problem == SignInProblem::LoginRejected ||
                                          m_failure->problem == SignInProblem::SchemaMismatch);
    m_detail->setVisible(isDetailed);
    m_detail->setText(isDetailed ? m_failure->detail : QString());
    const ToneColors tone = colors().tone(Tone::Danger);
    QPalette warning = palette();
    warning.setColor(QPalette::Window, tone.tint);
    warning.setColor(QPalette::WindowText, tone.text);
    m_sentence->setPalette(warning);
}

void SignInDialog::showCapsLock()
{
    m_passwordField->setHint(m_password->isCapsLockOn() ? tr("Caps Lock is on.") : QString());
}

void SignInDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace meja
