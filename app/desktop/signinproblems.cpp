#include "signinproblems.h"

#include "connectfailure.h"

#include <array>

namespace meja {

namespace {

struct Pattern
{
    QLatin1StringView prefix; ///< Of the SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html.
    SignInProblem problem;
};

constexpr std::array patterns{
    Pattern{QLatin1StringView("28P01"), SignInProblem::WrongPassword},
    Pattern{QLatin1StringView("28"), SignInProblem::LoginRejected},
    Pattern{QLatin1StringView("3D000"), SignInProblem::UnknownDatabase},
    Pattern{QLatin1StringView("42501"), SignInProblem::NoRight},
    Pattern{QLatin1StringView("08"), SignInProblem::Unreachable},
    Pattern{QLatin1StringView("57P"), SignInProblem::Unreachable},
    Pattern{encryptionRefused, SignInProblem::Encryption}, // Also the prefix of weakEncryption.
};

} // namespace

SignInProblem signInProblem(const Error &error)
{
    for (const Pattern &pattern : patterns) {
        if (error.code.startsWith(pattern.prefix))
            return pattern.problem;
    }
    return SignInProblem::Other;
}

} // namespace meja
