#pragma once

#include "connection.h"
#include "signingate.h"

#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>

namespace meja {

/// Signs in to PostgreSQL on a worker thread: connects, finds the user's role by the login's groups, and
/// checks that the schema matches this program.
class PostgresSignInGate : public SignInGate
{
public:
    /// Stores a password under the name of its keychain entry.
    using StorePassword = std::function<void(const QString &name, const QString &password)>;

    PostgresSignInGate(); ///< Stores passwords in the system's keychain.
    explicit PostgresSignInGate(StorePassword store);
    ~PostgresSignInGate() override;

    /// Stores the password only after a successful sign-in.
    QFuture<SignInOutcome> signIn(const SignInRequest &request) override;
    /// Signs in with libpq's environment variables and password file.
    QFuture<SignInOutcome> signInFromEnvironment();

    QFuture<SignInOutcome> check(const SignInRequest &request) override;

    [[nodiscard]] bool hasKeychain() const override;
    QFuture<QString> storedPassword(const SignInRequest &request) override;

    /// TLS with a verified certificate and host name is required unless the server is this computer.
    [[nodiscard]] static ConnectionSettings settingsFor(const SignInRequest &request);

    /// The settings of the last attempt.
    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }

    /// Moves out the connection of the last successful sign-in, so that the session's reader can use it.
    /// Later calls return null.
    [[nodiscard]] std::unique_ptr<Connection> takeConnection();

    /// The first transaction, as text, whose changes the session of the last successful sign-in has not read.
    [[nodiscard]] QString changesFrom() const;

private:
    /// Runs `attempt` on the worker thread.
    QFuture<SignInOutcome> run(std::function<SignInOutcome()> attempt);
    QFuture<SignInOutcome> open(const ConnectionSettings &settings);
    SignInOutcome attempt(const ConnectionSettings &settings);

    StorePassword m_storePassword;
    ConnectionSettings m_settings;
    mutable std::mutex m_mutex; ///< Protects the next two members.
    std::unique_ptr<Connection> m_connection;
    QString m_changesFrom;
    QThreadPool m_pool; ///< One thread, so that attempts run one after the other.
};

} // namespace meja
