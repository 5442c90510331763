#include "signinproblems.h"

#include "connectfailure.h"

#include <array>

namespace meja {

namespace {

struct Sign
{
    QLatin1StringView prefix; ///< Of a SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html.
    SignInProblem problem;
};

constexpr std::array signs{
    Sign{QLatin1StringView("28P01"), SignInProblem::WrongPassword},
    Sign{QLatin1StringView("28"), SignInProblem::NotLetIn},
    Sign{QLatin1StringView("3D000"), SignInProblem::UnknownDatabase},
    Sign{QLatin1StringView("42501"), SignInProblem::NoRight},
    Sign{QLatin1StringView("08"), SignInProblem::Unreachable},
    Sign{QLatin1StringView("57P"), SignInProblem::Unreachable},
    Sign{encryptionRefused, SignInProblem::Encryption},
};

} // namespace

SignInProblem signInProblem(const Error &error)
{
    for (const Sign &sign : signs) {
        if (error.code.startsWith(sign.prefix))
            return sign.problem;
    }
    return SignInProblem::Other;
}

} // namespace meja
