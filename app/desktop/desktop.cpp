#include "desktop.h"

#include "changelistener.h"
#include "connectionmonitor.h"
#include "postgresrecordsource.h"
#include "sessionlock.h"
#include "signindialog.h"
#include "whenready.h"

#include <QCoreApplication>

#include <chrono>
#include <utility>

namespace meja {

Desktop::Desktop(QSettings &store, SignInStart beginning)
    : m_settings(store),
      m_pendingSignIn(beginning == SignInStart::Immediate ? m_gate.signInFromEnvironment()
                                                          : QFuture<SignInOutcome>()),
      m_window(m_settings),
      m_lock(new SessionLock(m_window, m_gate, m_settings, this))
{
    connect(m_lock, &SessionLock::signOutRequested, this, &Desktop::signOut);
    connect(m_lock, &SessionLock::unlocked, this, &Desktop::openPendingLink);
    connect(&m_window, &MainWindow::signOutRequested, this, &Desktop::signOut);
    connect(&m_window, &MainWindow::retryRequested, this, &Desktop::connectFromEnvironment);
}

Desktop::~Desktop()
{
    m_window.closeSession();
    closeSource();
}

RecordSource *Desktop::source()
{
    return m_source.get();
}

void Desktop::connectFromEnvironment()
{
    m_window.showConnection(ConnectionState::Connecting);
    const auto pending = std::exchange(m_pendingSignIn, {});
    whenReady(pending.isValid() ? pending : m_gate.signInFromEnvironment(), this,
              [this](const SignInOutcome &outcome) {
                  if (outcome)
                      open(*outcome);
                  else
                      showSignInFailure(outcome.error());
              });
}

void Desktop::showSignInDialog()
{
    m_window.showSignedOut();
    auto *dialog = new SignInDialog(m_gate, m_settings, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignInDialog::signedIn, this, &Desktop::open);
    connect(dialog, &SignInDialog::languageRequested, &m_window, &MainWindow::toggleLanguage);
    connect(dialog, &QDialog::rejected, &m_window, &QWidget::close);
    dialog->open();
}

void Desktop::open(const Session &session)
{
    m_source = std::make_unique<PostgresRecordSource>(
        m_gate.settings(), session.role,
        PostgresRecordSource::Options{.connection = m_gate.takeConnection()});
    const ConnectionMonitor &monitor = m_source->monitor();
    connect(&monitor, &ConnectionMonitor::connectionLost, &m_window,
            [this] { m_window.showConnection(ConnectionState::Lost); });
    connect(&monitor, &ConnectionMonitor::connectionRestored, &m_window,
            [this] { m_window.showConnection(ConnectionState::Connected); });
    m_changes.setState(FeedState::Starting, {});
    m_window.openSession(session, *m_source, &m_changes);
    listen();
    m_window.showConnection(ConnectionState::Connected);
    const ConnectionSettings &login = m_gate.settings();
    m_lock->start(session,
                  {.host = login.host, .port = login.port, .database = login.database, .user = session.user});
    openPendingLink();
    Q_EMIT opened();
}

void Desktop::listen()
{
    m_listener = std::make_unique<ChangeListener>(m_gate.settings(), m_gate.changesFrom());
    connect(m_listener.get(), &ChangeListener::changed, &m_changes, &ChangeFeed::publish);
    connect(m_listener.get(), &ChangeListener::stateChanged, &m_changes, &ChangeFeed::setState);
    m_listener->start();
}

void Desktop::showSignInFailure(const SignInFailure &failure)
{
    m_window.showFailure(signInSentence(failure.problem),
                         signInHint(failure.problem) + u'\n' + failure.detail);
    Q_EMIT signInFailed(failure);
}

void Desktop::openLink(const QString &link)
{
    m_pendingLink = link;
    if (m_window.hasSession() && !m_window.isCovered())
        openPendingLink();
    else
        m_window.bringToFront();
}

void Desktop::openPendingLink()
{
    if (!m_pendingLink.isEmpty())
        m_window.openLink(std::exchange(m_pendingLink, {}));
}

void Desktop::signOut()
{
    m_lock->stop();
    m_window.closeSession();
    closeSource();
    showSignInDialog();
}

/// Destroys the record source and the listener on another thread, because their destructors may block on a
/// server that hangs.
void Desktop::closeSource()
{
    if (!m_source)
        return;
    disconnect(&m_source->monitor(), nullptr, &m_window, nullptr);
    disconnect(m_listener.get(), nullptr, &m_changes, nullptr);
    std::erase_if(m_closing, [](const std::future<void> &end) {
        return end.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    m_closing.push_back(std::async(
        std::launch::async, [source = std::move(m_source), listener = std::move(m_listener)]() mutable {
            listener.reset();
            source.reset();
        }));
}

} // namespace meja
