#pragma once

#include "desktopsettings.h"
#include "session.h"
#include "signingate.h"

#include <QObject>

#include <optional>

namespace meja {

class IdleWatcher;
class MainWindow;

/// Locks the window of a session on request or when nobody has used it for the configured time, and unlocks
/// it with the password. The pages stay open behind the lock screen.
class SessionLock : public QObject
{
    Q_OBJECT

public:
    SessionLock(MainWindow &window, SignInGate &gate, DesktopSettings &settings, QObject *parent = nullptr);

    /// Begins to watch a session. `login` is its login, without a password.
    void start(const Session &session, const SignInRequest &login);
    /// Ends with the session.
    void stop();
    void lock();
    [[nodiscard]] IdleWatcher &watcher() { return *m_watcher; }

Q_SIGNALS:
    void unlocked();
    void signOutRequested();

private:
    void unlock();
    void watch();

    MainWindow &m_window;
    SignInGate &m_gate;
    DesktopSettings &m_settings;
    IdleWatcher *m_watcher;
    std::optional<Session> m_session;
    SignInRequest m_login;
};

} // namespace meja
