#pragma once

#include "connection.h"
#include "signingate.h"

#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>

namespace meja {

/// Signs in to PostgreSQL on a worker thread: connects, finds the person's role by the login's groups,
/// and checks that the database is the one this program was built for.
class PostgresSignInGate : public SignInGate
{
public:
    /// Puts a password away under a login's name.
    using KeepPassword = std::function<void(const QString &name, const QString &password)>;

    PostgresSignInGate(); ///< Keeps passwords in the system's keychain.
    explicit PostgresSignInGate(KeepPassword keep);
    ~PostgresSignInGate() override;

    /// A password is kept only once it has let somebody in.
    QFuture<SignInOutcome> signIn(const SignInRequest &request) override;
    /// As libpq's usual variables and password file say.
    QFuture<SignInOutcome> signInFromEnvironment();

    [[nodiscard]] bool hasKeychain() const override;
    QFuture<QString> keptPassword(const SignInRequest &request) override;

    /// How to connect as this person. TLS is verified in full unless the server is this computer.
    [[nodiscard]] static ConnectionSettings settingsFor(const SignInRequest &request);

    /// What the last attempt used.
    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }

    /// The connection that let somebody in last, for the session's readers to adopt; null once it was taken.
    [[nodiscard]] std::unique_ptr<Connection> takeConnection();

private:
    QFuture<SignInOutcome> open(const ConnectionSettings &settings);
    SignInOutcome attempt(const ConnectionSettings &settings);

    KeepPassword m_keep;
    ConnectionSettings m_settings;
    std::mutex m_mutex; ///< Guards the connection.
    std::unique_ptr<Connection> m_connection;
    QThreadPool m_pool; ///< Of one thread: a second attempt waits for the first.
};

} // namespace meja
