#pragma once

#include "desksettings.h"
#include "mainwindow.h"
#include "postgressigningate.h"

#include <QFuture>
#include <QObject>
#include <QSettings>

#include <future>
#include <memory>
#include <vector>

namespace meja {

class ConnectionMonitor;
class PostgresRecordSource;

/// The running desk: settings, window, gate, and the record source of the session. It wires them
/// together and decides nothing.
class Desktop : public QObject
{
    Q_OBJECT

public:
    /// Whether signing in as libpq's variables say begins at once, before there is a window to tell of it.
    enum class Beginning { Waiting, SigningIn };

    explicit Desktop(QSettings &store, Beginning beginning = Beginning::Waiting);
    ~Desktop() override;

    [[nodiscard]] MainWindow &window() { return m_window; }
    [[nodiscard]] DeskSettings &settings() { return m_settings; }

    /// Of the session; null before.
    [[nodiscard]] RecordSource *source();

    /// Signs in as libpq's variables say, while the window is being shown.
    void connectFromEnvironment();
    /// Asks in the dialog; leaving it ends the program when nobody is signed in.
    void askToSignIn();

Q_SIGNALS:
    void opened();
    void refused(const meja::SignInFailure &failure);

private:
    void open(const Session &session);
    void refuse(const SignInFailure &failure);
    void signOut();
    void leave();

    DeskSettings m_settings;
    PostgresSignInGate m_gate;
    QFuture<SignInOutcome> m_begun; ///< Invalid, unless a sign-in has begun that nobody has followed yet.
    std::unique_ptr<PostgresRecordSource> m_source; ///< Outlives the window's pages.
    std::vector<std::future<void>> m_leaving;       ///< The ends of sessions, waited for at the program's.
    MainWindow m_window;
};

} // namespace meja
