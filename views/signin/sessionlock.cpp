#include "sessionlock.h"

#include "idlewatcher.h"
#include "lockscreen.h"
#include "mainwindow.h"

namespace meja {

SessionLock::SessionLock(MainWindow &window, SignInGate &gate, DesktopSettings &settings, QObject *parent)
    : QObject(parent), m_window(window), m_gate(gate), m_settings(settings), m_watcher(new IdleWatcher(this))
{
    connect(m_watcher, &IdleWatcher::idle, this, &SessionLock::lock);
    connect(&m_window, &MainWindow::lockRequested, this, &SessionLock::lock);
}

void SessionLock::start(const Session &session, const SignInRequest &login)
{
    m_session = session;
    m_login = login;
    watch();
}

void SessionLock::watch()
{
    m_watcher->start([this] { return std::chrono::minutes(m_settings.idleLockMinutes()); });
}

void SessionLock::stop()
{
    m_watcher->stop();
    m_session.reset();
}

void SessionLock::lock()
{
    if (!m_session || m_window.isCovered())
        return;
    m_watcher->stop();
    auto *screen = new LockScreen(m_gate, m_login, *m_session, &m_window);
    connect(screen, &LockScreen::unlocked, this, &SessionLock::unlock);
    connect(screen, &LockScreen::signOutRequested, this, &SessionLock::signOutRequested);
    m_window.cover(screen);
}

void SessionLock::unlock()
{
    m_window.uncover();
    watch();
    Q_EMIT unlocked();
}

} // namespace meja
