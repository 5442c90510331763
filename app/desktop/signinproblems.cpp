#include "signinproblems.h"

#include <array>

namespace meja {

namespace {

struct Sign
{
    QLatin1StringView words;
    SignInProblem problem;
};

/// In this order: a refusal about a database also speaks of its user.
constexpr std::array signs{
    Sign{QLatin1StringView("password authentication failed"), SignInProblem::WrongPassword},
    Sign{QLatin1StringView("authentication failed"), SignInProblem::WrongPassword},
    Sign{QLatin1StringView("no password supplied"), SignInProblem::WrongPassword},
    Sign{QLatin1StringView("is not permitted to log in"), SignInProblem::NoRight},
    Sign{QLatin1StringView("no pg_hba.conf entry"), SignInProblem::NoRight},
    Sign{QLatin1StringView("pg_hba.conf rejects"), SignInProblem::NoRight},
    Sign{QLatin1StringView("permission denied for database"), SignInProblem::NoRight},
    Sign{QLatin1StringView("SSL"), SignInProblem::Encryption},
    Sign{QLatin1StringView("certificate"), SignInProblem::Encryption},
    Sign{QLatin1StringView("could not translate host name"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("Connection refused"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("No such file or directory"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("timeout expired"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("No route to host"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("Network is unreachable"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("starting up"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("shutting down"), SignInProblem::Unreachable},
};

} // namespace

SignInProblem signInProblem(const Error &error)
{
    const QString &detail = error.detail;
    if (detail.contains(QLatin1String("does not exist")))
        return detail.contains(QLatin1String("database \"")) && !detail.contains(QLatin1String("role \""))
                   ? SignInProblem::UnknownDatabase
                   : SignInProblem::WrongPassword;
    for (const Sign &sign : signs) {
        if (detail.contains(sign.words))
            return sign.problem;
    }
    return SignInProblem::Other;
}

} // namespace meja
