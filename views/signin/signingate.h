#pragma once

#include "session.h"

#include <QFuture>
#include <QString>

#include <tl/expected.hpp>

namespace meja {

/// What a person fills in to sign in.
struct SignInRequest
{
    QString host;
    int port = 0; ///< 0: the usual one.
    QString database;
    QString user;
    QString password;
    bool keepPassword = false; ///< In the system's keychain.
};

/// Why nobody could be signed in; the dialog has a sentence for each.
enum class SignInProblem {
    WrongPassword, ///< Or no such login: a server that asks for passwords tells neither apart.
    NotLetIn,      ///< No such login, or not from this computer.
    Unreachable,
    UnknownDatabase,
    NoRight,        ///< The login belongs to none of Meja's groups, or may not connect.
    OutdatedSchema, ///< The database is older than this program.
    NewerSchema,    ///< The database is newer than this program.
    StrangeSchema,  ///< It lacks what the program's resources need.
    Encryption,     ///< TLS was refused, or the certificate is not to be trusted.
    Other
};

struct SignInFailure
{
    SignInProblem problem = SignInProblem::Other;
    QString detail; ///< In English, for the log and for whoever is asked for help.
};

using SignInOutcome = tl::expected<Session, SignInFailure>;

/// Port to whatever opens a session, implemented by the desktop program on a worker thread.
class SignInGate
{
public:
    SignInGate() = default;
    virtual ~SignInGate();
    Q_DISABLE_COPY_MOVE(SignInGate)

    /// Returns at once.
    virtual QFuture<SignInOutcome> signIn(const SignInRequest &request) = 0;

    /// Whether there is a keychain to keep passwords in.
    [[nodiscard]] virtual bool hasKeychain() const = 0;
    /// The password kept for these; a null text when there is none.
    virtual QFuture<QString> keptPassword(const SignInRequest &request) = 0;
};

/// The sentence people read for a problem, and what they can do about it.
[[nodiscard]] QString signInSentence(SignInProblem problem);
[[nodiscard]] QString signInHint(SignInProblem problem);

} // namespace meja
