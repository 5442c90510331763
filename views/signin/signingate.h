#pragma once

#include "session.h"

#include <QFuture>
#include <QString>

#include <tl/expected.hpp>

namespace meja {

/// The fields of the sign-in dialog.
struct SignInRequest
{
    QString host = {};
    int port = 0; ///< 0: PostgreSQL's default port.
    QString database = {};
    QString user = {};
    QString password = {};
    bool rememberPassword = false; ///< Store it in the system's keychain after the sign-in.
};

/// Why a sign-in failed; the dialog has a sentence for each.
enum class SignInProblem {
    WrongPassword, ///< Or the user is unknown: a server that requires a password reports both alike.
    LoginRejected, ///< The server rejects this user, or this user from this computer.
    Unreachable,
    UnknownDatabase,
    NoRight,        ///< The user is in none of Meja's groups, or may not connect to the database.
    OutdatedSchema, ///< The database is older than this program.
    NewerSchema,    ///< The database is newer than this program.
    SchemaMismatch, ///< Columns that the program needs are missing.
    Encryption,     ///< The server refused TLS, or its certificate is not trusted.
    Other
};

struct SignInFailure
{
    SignInProblem problem = SignInProblem::Other;
    QString detail = {}; ///< In English, for the log and for support.
};

using SignInOutcome = tl::expected<Session, SignInFailure>;

/// The interface through which the dialog signs in. `app/desktop` implements it with a worker thread.
class SignInGate
{
public:
    SignInGate() = default;
    virtual ~SignInGate();
    Q_DISABLE_COPY_MOVE(SignInGate)

    /// Does not block.
    virtual QFuture<SignInOutcome> signIn(const SignInRequest &request) = 0;

    /// Checks the password of a login by a sign-in whose connection is closed again. Does not block.
    virtual QFuture<SignInOutcome> check(const SignInRequest &request) = 0;

    /// Whether passwords can be stored in a keychain.
    [[nodiscard]] virtual bool hasKeychain() const = 0;
    /// The stored password for the request's server, database and user; null when there is none.
    virtual QFuture<QString> storedPassword(const SignInRequest &request) = 0;
};

/// The sentence that users read for a problem, and what they can do about it.
[[nodiscard]] QString signInSentence(SignInProblem problem);
[[nodiscard]] QString signInHint(SignInProblem problem);

} // namespace meja
