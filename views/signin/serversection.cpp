#include "serversection.h"

#include "labelledfield.h"
#include "tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace meja {

namespace {

constexpr int portWidth = 84;
constexpr int maxNameLength = 40;

} // namespace

ServerSection::ServerSection(QWidget *parent)
    : QWidget(parent),
      m_name(new QLineEdit(this)),
      m_host(new QLineEdit(this)),
      m_port(new QSpinBox(this)),
      m_database(new QLineEdit(this)),
      m_nameField(new LabelledField(m_name, this)),
      m_hostField(new LabelledField(m_host, this)),
      m_portField(new LabelledField(m_port, this)),
      m_databaseField(new LabelledField(m_database, this)),
      m_add(new QPushButton(this)),
      m_remove(new QPushButton(this))
{
    layOut();
    retranslate();
    for (const QLineEdit *field : {m_name, m_host, m_database})
        connect(field, &QLineEdit::textEdited, this, &ServerSection::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &ServerSection::edited);
    connect(m_add, &QPushButton::clicked, this, &ServerSection::addRequested);
    connect(m_remove, &QPushButton::clicked, this, &ServerSection::removeRequested);
}

void ServerSection::layOut()
{
    m_name->setMaxLength(maxNameLength);
    m_port->setRange(1, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setFixedWidth(portWidth);
    m_add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    auto *address = new QHBoxLayout;
    address->setSpacing(space::s);
    address->addWidget(m_hostField, 1);
    address->addWidget(m_portField, 0, Qt::AlignTop);
    auto *names = new QHBoxLayout;
    names->setSpacing(space::s);
    names->addWidget(m_nameField, 1);
    names->addWidget(m_databaseField, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(address);
    column->addLayout(names);
    column->addLayout(buttons);
}

void ServerSection::setProfile(const ServerProfile &profile)
{
    const QSignalBlocker blocker(m_port);
    m_name->setText(profile.name);
    m_host->setText(profile.host);
    m_port->setValue(profile.port);
    m_database->setText(profile.database);
    clearErrors();
}

ServerProfile ServerSection::profile(ServerProfile profile) const
{
    profile.name = m_name->text().simplified();
    profile.host = m_host->text().trimmed();
    profile.port = m_port->value();
    profile.database = m_database->text().trimmed();
    return profile;
}

void ServerSection::setNameError(const QString &error)
{
    m_nameField->setError(error);
}

bool ServerSection::showFailure(const SignInFailure &failure)
{
    const QString words = signInSentence(failure.problem) + u' ' + signInHint(failure.problem);
    switch (failure.problem) {
    case SignInProblem::Unreachable:
    case SignInProblem::Encryption:
        m_hostField->setError(words);
        m_host->setFocus();
        return true;
    case SignInProblem::UnknownDatabase:
        m_databaseField->setError(words);
        m_database->setFocus();
        return true;
    case SignInProblem::WrongPassword:
    case SignInProblem::LoginRejected:
    case SignInProblem::NoRight:
    case SignInProblem::OutdatedSchema:
    case SignInProblem::NewerSchema:
    case SignInProblem::SchemaMismatch:
    case SignInProblem::Other:
        return false;
    }
    Q_UNREACHABLE();
}

void ServerSection::clearErrors()
{
    for (LabelledField *field : {m_nameField, m_hostField, m_databaseField})
        field->setError({});
}

QString ServerSection::error() const
{
    for (const LabelledField *field : {m_nameField, m_hostField, m_databaseField}) {
        if (!field->error().isEmpty())
            return field->error();
    }
    return {};
}

void ServerSection::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void ServerSection::retranslate()
{
    m_nameField->setName(tr("Name"));
    m_name->setPlaceholderText(tr("for example the shop"));
    m_hostField->setName(tr("Server"));
    m_host->setPlaceholderText(tr("this computer"));
    m_portField->setName(tr("Port"));
    m_databaseField->setName(tr("Database"));
    m_add->setText(tr("Add server"));
    m_remove->setText(tr("Remove server"));
}

void ServerSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meja
