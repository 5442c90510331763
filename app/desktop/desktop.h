#pragma once

#include "changefeed.h"
#include "desktopsettings.h"
#include "mainwindow.h"
#include "postgressigningate.h"

#include <QFuture>
#include <QObject>
#include <QSettings>

#include <future>
#include <memory>
#include <vector>

namespace meja {

class ChangeListener;
class ConnectionMonitor;
class SessionLock;
class PostgresRecordSource;

/// The running desktop program: settings, window, sign-in gate, and the session's record source and
/// listener. It only connects them.
class Desktop : public QObject
{
    Q_OBJECT

public:
    /// Whether the sign-in with libpq's environment variables starts in the constructor, before the window
    /// exists.
    enum class SignInStart { Deferred, Immediate };

    explicit Desktop(QSettings &store, SignInStart beginning = SignInStart::Deferred);
    ~Desktop() override;

    [[nodiscard]] MainWindow &window() { return m_window; }
    [[nodiscard]] DesktopSettings &settings() { return m_settings; }

    /// The session's source; null while no user is signed in.
    [[nodiscard]] RecordSource *source();

    /// Signs in with libpq's environment variables. Emits `opened` or `signInFailed`.
    void connectFromEnvironment();
    /// Opens the sign-in dialog. Cancelling it closes the window, which ends the program.
    void showSignInDialog();
    /// Opens the page of a `meja:` link: at once, or after the sign-in or the lock screen.
    void openLink(const QString &link);

Q_SIGNALS:
    void opened();
    void signInFailed(const meja::SignInFailure &failure);

private:
    void open(const Session &session);
    void showSignInFailure(const SignInFailure &failure);
    void signOut();
    void listen();
    void closeSource();
    void openPendingLink();

    DesktopSettings m_settings;
    PostgresSignInGate m_gate;
    QFuture<SignInOutcome> m_pendingSignIn;         ///< Started by the constructor; invalid otherwise.
    std::unique_ptr<PostgresRecordSource> m_source; ///< Must outlive the window's pages.
    std::unique_ptr<ChangeListener> m_listener;     ///< Of the session; null while no user is signed in.
    ChangeFeed m_changes;                           ///< Must outlive the window's pages.
    std::vector<std::future<void>> m_closing;       ///< Closing sessions; the destructor waits for them.
    MainWindow m_window;
    SessionLock *m_lock;
    QString m_pendingLink; ///< Waits for the sign-in or the lock screen; empty: none.
};

} // namespace meja
